package dev.trainlight.diagnosis.requirement;

import static dev.trainlight.sagemaker.TrainingJobReader.field;
import static dev.trainlight.sagemaker.TrainingJobReader.text;

import dev.trainlight.iam.Arn;
import dev.trainlight.sagemaker.Channel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model or data set of a SageMaker hub that the job names: {@code HubAccessConfig}, {@code ServerlessJobConfig} or
 * {@code DatasetSource} (permission-model SUB-06, DAT-14, TRN-11).
 *
 * @param arn its ARN
 * @param account the job's account
 */
record HubContent(Arn arn, Optional<String> account) {
    /** All four are needed: with DescribeHubContent alone AWS answers "Access denied to hub content". */
    static final List<String> ACTIONS = List.of(
            "sagemaker:DescribeHubContent", "sagemaker:DescribeHub", "sagemaker:ListHubContents", "sagemaker:ListHubs");

    static List<HubContent> of(JobFacts facts) {
        Set<String> arns = new LinkedHashSet<>();
        for (Channel channel : facts.job().channels()) {
            if (channel.source() instanceof Channel.Source.S3 s3) {
                s3.hubContentArn().ifPresent(arns::add);
            }
        }
        text(facts.field("ServerlessJobConfig"), "BaseModelArn").ifPresent(arns::add);
        facts.field("InputDataConfig")
                .forEach(channel -> text(field(field(channel, "DataSource"), "DatasetSource"), "DatasetArn")
                        .ifPresent(arns::add));
        List<HubContent> contents = new ArrayList<>();
        for (String text : arns) {
            Arn.parse(text)
                    .filter(arn -> arn.resource().startsWith("hub-content/"))
                    .ifPresent(arn -> contents.add(new HubContent(arn, facts.knownAccount())));
        }
        return contents;
    }

    String name() {
        String[] parts = arn.resource().split("/");
        return parts.length > 3 ? parts[3] : arn.resourceName();
    }

    /** The resource that an action is asked on: the content, its hub, or everything. */
    Need fill(Need need) {
        return switch (need.action()) {
            case "sagemaker:DescribeHubContent" -> need.on(arn.toString(), account);
            case "sagemaker:ListHubs" -> need.onEverything();
            default -> need.on(hubArn(), account);
        };
    }

    private String hubArn() {
        String[] parts = arn.resource().split("/");
        String hub = parts.length > 1 ? parts[1] : "*";
        return new Arn(arn.partition(), arn.service(), arn.region(), arn.account(), "hub/" + hub).toString();
    }
}
