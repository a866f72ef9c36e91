package dev.trainlight.iam;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decisions a second on one core, deciding statements included. The bounds are 300,000 with AmazonSageMakerFullAccess
 * attached, and 60,000 where every layer takes part.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EvaluatorBenchmark {
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Train/SageMaker";
    private static final String ROLE = "arn:aws:iam::111122223333:role/service-role/Train";

    private final Evaluator evaluator = new Evaluator();
    private AuthorizationRequest[] requests;
    private PolicySet fullAccess;
    private PolicySet everyLayer;
    private JsonNode fullAccessTree;
    private int next;

    @Setup
    public void prepare() throws IOException, PolicySyntaxException {
        try (InputStream in = getClass()
                .getResourceAsStream("/dev/trainlight/diagnosis/managed-policies/AmazonSageMakerFullAccess.json")) {
            fullAccessTree = new JsonMapper().readTree(in).get("document");
        }
        NamedPolicy full = NamedPolicy.inline("AmazonSageMakerFullAccess", PolicyDocument.of(fullAccessTree));
        fullAccess = PolicySet.NONE.withIdentity(Slot.of(List.of(full)));
        NamedPolicy all =
                NamedPolicy.inline("FullAWSAccess", Ask.statement("'Effect':'Allow','Action':'*','Resource':'*'"));
        NamedPolicy regions = NamedPolicy.inline(
                "Regions",
                Ask.statement(
                        "'Effect':'Deny','NotAction':['iam:*','sts:*','s3:*'],'Resource':'*','Condition':{'StringNotEquals':{'aws:RequestedRegion':['eu-west-1','us-east-1']}}"));
        NamedPolicy perimeter = NamedPolicy.inline(
                "Perimeter",
                Ask.statement(
                        "'Effect':'Deny','Principal':'*','Action':['s3:*','sts:*','kms:*'],'Resource':'*','Condition':{'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-1'},'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}}"));
        NamedPolicy resource = NamedPolicy.inline(
                "resource policy",
                Ask.document(
                        "{'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}},"
                                + "{'Effect':'Allow','Principal':{'AWS':['" + ROLE
                                + "','arn:aws:iam::111122223333:root']},'Action':'*','Resource':'*'}]}"));
        NamedPolicy endpoint = NamedPolicy.inline(
                "endpoint", Ask.statement("'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'"));
        everyLayer = fullAccess
                .withBoundary(Slot.of(all))
                .withSession(Slot.of(List.of(all)))
                .withScps(Slot.of(List.of(List.of(all), List.of(all, regions), List.of(all))))
                .withRcps(Slot.of(List.of(List.of(perimeter))))
                .withResource(Slot.of(resource))
                .withEndpoints(Slot.of(List.of(endpoint)))
                .withGrants(Slot.none());
        requests = new AuthorizationRequest[] {
            request("s3:GetObject", "arn:aws:s3:::sagemaker-data/train/x.csv"),
            request("s3:GetObject", "arn:aws:s3:::other-data/train/x.csv"),
            request("s3:ListBucket", "arn:aws:s3:::ml-data"),
            request("sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:111122223333:training-job/a"),
            request("iam:PassRole", ROLE),
            request("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k"),
            request("ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:111122223333:repository/train"),
            request(
                    "logs:PutLogEvents",
                    "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs:log-stream:a"),
            request("ec2:CreateNetworkInterface", "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1"),
            request("ec2:DescribeSubnets", "*"),
        };
    }

    private static AuthorizationRequest request(String action, String resource) {
        RequestContext context = RequestContext.EMPTY.toBuilder()
                .put("aws:RequestedRegion", "eu-west-1")
                .put("aws:SecureTransport", "true")
                .put("aws:PrincipalOrgID", "o-1")
                .put("aws:SourceVpce", "vpce-1")
                .put("iam:PassedToService", "sagemaker.amazonaws.com")
                .build();
        RequestPrincipal principal =
                new RequestPrincipal.Aws(Arn.parse(SESSION).orElseThrow(), Arn.parse(ROLE), Optional.empty());
        return new AuthorizationRequest(principal, action, resource, Optional.of("111122223333"), false, context);
    }

    private AuthorizationRequest nextRequest() {
        next = next + 1 == requests.length ? 0 : next + 1;
        return requests[next];
    }

    @Benchmark
    public Decision sageMakerFullAccess() {
        return evaluator.decide(nextRequest(), fullAccess);
    }

    @Benchmark
    public Decision everyLayer() {
        return evaluator.decide(nextRequest(), everyLayer);
    }

    @Benchmark
    public Explanation explanationOfFullAccess() {
        return evaluator.explain(nextRequest(), fullAccess);
    }

    @Benchmark
    public PolicyDocument readingFullAccess() throws PolicySyntaxException {
        return PolicyDocument.of(fullAccessTree);
    }
}
