package dev.trainlight.aws.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Answers every request at once and by itself, with as much as makes the next one necessary. For {@link WarmUp} alone. */
final class MadeUpAnswers implements SdkHttpClient {
    private static final String POLICY = URLEncoder.encode(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
            StandardCharsets.UTF_8);

    private static final Map<String, String> JSON = Map.of(
            "DescribeTrainingJob", """
                    {"TrainingJobName":"warm-up","TrainingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:training-job/warm-up",
                     "TrainingJobStatus":"Failed","SecondaryStatus":"Failed","FailureReason":"AccessDenied",
                     "AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.us-east-1.amazonaws.com/warm:1","TrainingInputMode":"File"},
                     "RoleArn":"arn:aws:iam::111122223333:role/Warm",
                     "InputDataConfig":[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://warm-up/train/"}}}],
                     "OutputDataConfig":{"S3OutputPath":"s3://warm-up/out/","KmsKeyId":"arn:aws:kms:us-east-1:111122223333:key/1"},
                     "VpcConfig":{"SecurityGroupIds":["sg-1"],"Subnets":["subnet-1"]},"CreationTime":1795255200}""",
            "DescribeLogStreams", "{\"logStreams\":[{\"logStreamName\":\"warm-up/algo-1\"}]}",
            "GetLogEvents", "{\"events\":[{\"timestamp\":1,\"message\":\"m\"}],\"nextForwardToken\":\"t\"}",
            "LookupEvents", "{\"Events\":[]}",
            "DescribeKey",
                    "{\"KeyMetadata\":{\"Arn\":\"arn:aws:kms:us-east-1:111122223333:key/1\",\"KeyId\":\"1\",\"KeyState\":\"Enabled\"}}",
            "GetKeyPolicy", "{\"Policy\":\"{}\"}",
            "GetRepositoryPolicy", "{\"policyText\":\"{}\"}",
            "DescribeImages", "{\"imageDetails\":[{\"imageTags\":[\"1\"],\"imageDigest\":\"sha256:1\"}]}");

    private static final Map<String, String> XML = Map.of(
            "GetRole",
                    "<Role><Path>/</Path><RoleName>Warm</RoleName><RoleId>AROA1</RoleId><Arn>arn:aws:iam::111122223333:role/Warm</Arn>"
                            + "<CreateDate>2025-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>" + POLICY
                            + "</AssumeRolePolicyDocument></Role>",
            "ListAttachedRolePolicies",
                    "<AttachedPolicies><member><PolicyName>W</PolicyName><PolicyArn>arn:aws:iam::111122223333:policy/W</PolicyArn>"
                            + "</member></AttachedPolicies>",
            "ListRolePolicies", "<PolicyNames><member>W</member></PolicyNames>",
            "GetRolePolicy",
                    "<RoleName>Warm</RoleName><PolicyName>W</PolicyName><PolicyDocument>" + POLICY
                            + "</PolicyDocument>",
            "GetPolicy", "<Policy><DefaultVersionId>v1</DefaultVersionId></Policy>",
            "GetPolicyVersion", "<PolicyVersion><Document>" + POLICY + "</Document></PolicyVersion>");

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                byte[] answer = answer(request).getBytes(StandardCharsets.UTF_8);
                return HttpExecuteResponse.builder()
                        .response(SdkHttpFullResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Length", Integer.toString(answer.length))
                                .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                        .build();
            }

            @Override
            public void abort() {
                // Nothing is under way.
            }
        };
    }

    private static String answer(HttpExecuteRequest request) throws IOException {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        if (!target.isEmpty()) {
            return JSON.getOrDefault(target.substring(target.lastIndexOf('.') + 1), "{}");
        }
        String action = action(request);
        if (action.isEmpty()) {
            return request.httpRequest().rawQueryParameters().containsKey("policy") ? "{}" : "<Answer></Answer>";
        }
        String result = XML.getOrDefault(action, "");
        return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
    }

    private static String action(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream body = request.contentStreamProvider().get().newStream()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            int at = text.indexOf("Action=");
            int end = text.indexOf('&', at);
            return at < 0 ? "" : text.substring(at + "Action=".length(), end < 0 ? text.length() : end);
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
