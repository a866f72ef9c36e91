package dev.trainlight;

import dev.trainlight.diagnosis.Cases;
import dev.trainlight.evidence.Json;
import java.util.ArrayList;
import java.util.List;

/** Marked secrets of every form in which one can occur: whatever holds a mark afterwards has leaked. */
public final class Canaries {
    /** In every secret, and in nothing else. */
    public static final String MARK = "CANARY";

    public static final String KEY_ID = "AKIA4CANARYCANARY22A";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/CANARY/bPxRfiCYEXAMPLEKEY1";
    public static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjCANARY" + "0123456789abcdefABCDEF/+".repeat(4) + "==";
    public static final String ACCESS_TOKEN = "aoaAAAAAGCANARY" + "0123456789abcdefABCDEF".repeat(4);
    public static final String REFRESH_TOKEN = "aorAAAAAGCANARY" + "0123456789abcdefABCDEF".repeat(4);
    public static final String CLIENT_SECRET =
            "eyJraWQiOiJrZXktMSJ9." + "CANARY0123456789abcdef".repeat(3) + ".c2lnbmF0dXJl";
    public static final String PASSWORD = "CANARY-pa55word";

    /** Texts as people paste them and programs print them. */
    public static final List<String> TEXTS = List.of(
            "AWS_ACCESS_KEY_ID=" + KEY_ID + " AWS_SECRET_ACCESS_KEY=" + SECRET_KEY,
            "{\"AccessKeyId\": \"" + KEY_ID + "\", \"SecretAccessKey\": \"" + SECRET_KEY + "\", \"SessionToken\": \""
                    + SESSION_TOKEN + "\"}",
            "x-amz-security-token: " + SESSION_TOKEN,
            "accessToken=" + ACCESS_TOKEN + " refreshToken=" + REFRESH_TOKEN,
            "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.CANARYeyJzdWIiOiIxIn0.CANARYc2lnbmF0dXJl",
            "Authorization: AWS4-HMAC-SHA256 Credential=" + KEY_ID
                    + "/20261122/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=CANARYfe5f80f77d5fa3beca038a248ff0",
            "https://ml-data.s3.amazonaws.com/a.csv?X-Amz-Credential=" + KEY_ID
                    + "%2F20261122%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=CANARYfe5f80f77d5fa3beca038a248ff0&X-Amz-Security-Token="
                    + SESSION_TOKEN.replace("/", "%2F").replace("+", "%2B"),
            "git clone https://mia:" + PASSWORD + "@git.example.org/models.git",
            "proxy http://proxy-user:" + PASSWORD + "@proxy.example.org:3128 refused",
            "mysql --password=" + PASSWORD + " -h db",
            "password: \"" + PASSWORD + " with blanks\"",
            "huggingface token hf_CANARYabcdefghijklmnopqrstuvwxyz",
            "using ghp_CANARYabcdefghijklmnopqrstuvwxyz0123",
            "api_key='CANARY0123456789'",
            "-----BEGIN RSA PRIVATE KEY-----\nCANARYMIIEowIBAAKCAQEA\nCANARYabc\n-----END RSA PRIVATE KEY-----");

    private Canaries() {}

    /** All of them in a log that says, in the end, why the job failed. */
    public static String log() {
        return String.join("\n", TEXTS)
                + "\nClientError: Data download failed:AccessDenied (403): User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker"
                + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::ml-data/train/a.csv\" because no"
                + " identity-based policy allows the s3:GetObject action (see https://mia:" + PASSWORD + "@host/log)\n";
    }

    /** A case as somebody may have put it together by hand, a secret in every field that can hold one; its fix edits the request. */
    public static Cases handmadeCase() {
        List<String> pairs = new ArrayList<>();
        for (int number = 0; number < TEXTS.size(); number++) {
            pairs.add("\"P" + number + "\":" + json(TEXTS.get(number)));
        }
        String secrets =
                "{\"DB_PASSWORD\":\"" + PASSWORD + "\",\"epochs\":\"3\",\"AWS_SECRET_ACCESS_KEY\":\"" + SECRET_KEY
                        + "\",\"HF_TOKEN\":\"hf_CANARYabcdefghijklmnopqrstuvwxyz\",\"WANDB_API_KEY\":\"CANARY0123456789abcdef\","
                        + String.join(",", pairs) + "}";
        return Cases.planned()
                .callerWith("""
                        {'Sid':'OnlyInAVpc','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'Null':{'sagemaker:VpcSubnets':'true'}}}""")
                .roleWithout("s3:GetObject")
                .roleWith("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}")
                .resource("""
                        {'arn':'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1','accountId':'111122223333','vpcId':'vpc-1','routeTableId':'rtb-1'}""")
                .resource("""
                        {'arn':'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1','accountId':'111122223333','vpcId':'vpc-1'}""")
                .job("HyperParameters", secrets)
                .job("Environment", secrets)
                .job(
                        "Tags",
                        "[{\"Key\":\"password\",\"Value\":\"" + PASSWORD + "\"},{\"Key\":\"note\",\"Value\":"
                                + json(TEXTS.get(3)) + "}]")
                .set("logEvents", "[{\"timestamp\":1,\"logStreamName\":\"a\",\"message\":" + json(log()) + "}]")
                .set(
                        "cloudTrailEvents",
                        "[{\"eventTime\":\"2026-11-22T09:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"errorCode\":\"AccessDenied\",\"errorMessage\":"
                                + json(log())
                                + ",\"userIdentity\":{\"arn\":\"arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker\",\"accessKeyId\":\""
                                + KEY_ID + "\"},\"requestParameters\":{\"password\":\"" + PASSWORD + "\",\"text\":"
                                + json(log())
                                + "}}]")
                .message("failure-reason", log());
    }

    /** A text as JSON has it. */
    public static String json(String text) {
        return Json.mapper().writeValueAsString(text).replace("'", "\\u0027");
    }
}
