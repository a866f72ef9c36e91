package dev.trainlight.aws.collect;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.trainlight.Canaries;
import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Cancellation;
import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CollectionListener;
import dev.trainlight.evidence.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An account whose answers are full of marked secrets. */
public final class CanaryAccount {
    private CanaryAccount() {}

    /**
     * A collection.
     *
     * @param found the case
     * @param partial the cases on the way to it
     * @param answers everything that AWS said
     */
    public record Collected(Case found, List<Case> partial, String answers) {}

    /** Collects everything about a job there. */
    public static Collected collect() throws AccountException {
        try (FakeAws aws = new FakeAws()) {
            TypicalAccount.stub(aws);
            String log = Canaries.json(Canaries.log());
            aws.json("DescribeTrainingJob", """
                    {"TrainingJobName":"churn-1","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1",
                     "TrainingJobStatus":"Failed","SecondaryStatus":"Failed","FailureReason":%1$s,
                     "AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1","TrainingInputMode":"File",
                       "ContainerEntrypoint":["run","--password","%2$s"],"ContainerArguments":["--token=%3$s"]},
                     "RoleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole",
                     "HyperParameters":{"epochs":"20","db_password":"%2$s","log":%1$s},
                     "Environment":{"AWS_SECRET_ACCESS_KEY":"%4$s","DB_PASSWORD":"%2$s","WANDB_API_KEY":"CANARY0123456789abcdef","LOG":%1$s},
                     "InputDataConfig":[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://ml-data/train/"}}}],
                     "OutputDataConfig":{"S3OutputPath":"s3://ml-models/churn/"},
                     "ResourceConfig":{"InstanceType":"ml.m5.xlarge","InstanceCount":1,"VolumeSizeInGB":30},
                     "StoppingCondition":{"MaxRuntimeInSeconds":86400},"CreationTime":1795255200.123,"LastModifiedTime":1795255500.5,
                     "SecondaryStatusTransitions":[{"Status":"Downloading","StartTime":1795255300,"EndTime":1795255500.5,"StatusMessage":%1$s}]}""".formatted(
                            log, Canaries.PASSWORD, Canaries.ACCESS_TOKEN, Canaries.SECRET_KEY));
            aws.json(
                    "ListTags",
                    "{\"Tags\":[{\"Key\":\"db_password\",\"Value\":\"" + Canaries.PASSWORD
                            + "\"},{\"Key\":\"note\",\"Value\":" + log + "}]}");
            aws.json(
                    "GetLogEvents",
                    "{\"events\":[{\"timestamp\":1795255480000,\"message\":" + log
                            + ",\"ingestionTime\":1795255480001}],\"nextBackwardToken\":\"b/1\",\"nextForwardToken\":\"f/1\"}");
            aws.json("FilterLogEvents", "{\"events\":[{\"timestamp\":1795255480000,\"message\":" + log + "}]}");
            aws.json(
                    "LookupEvents", TypicalAccount.events("""
                    {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker","accessKeyId":"%s"},"eventTime":"2026-11-21T10:04:00Z","eventSource":"sagemaker.amazonaws.com","eventName":"CreateTrainingJob","errorCode":"AccessDenied","errorMessage":%s,"requestParameters":{"trainingJobName":"churn-1","environment":{"DB_PASSWORD":"%s"},"note":%s},"eventID":"e-3"}""".formatted(Canaries.KEY_ID, log, Canaries.PASSWORD, log)));
            aws.jsonError("GetKeyPolicy", "AccessDeniedException", "no: token=" + Canaries.ACCESS_TOKEN);
            List<Case> partial = Collections.synchronizedList(new ArrayList<>());
            Case found = aws.account()
                    .collect(
                            new Subject.Job("churn-1"),
                            new CollectionListener() {
                                @Override
                                public void partial(Case soFar) {
                                    partial.add(soFar);
                                }
                            },
                            Cancellation.NEVER);
            StringBuilder answers = new StringBuilder();
            for (ServeEvent event : aws.server().getAllServeEvents()) {
                answers.append(event.getResponse().getBodyAsString());
            }
            return new Collected(found, List.copyOf(partial), answers.toString());
        }
    }
}
