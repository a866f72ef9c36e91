package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Check;
import java.util.Locale;

/** What a permission is for, in the words of a Sid, so that a reader of the policy knows why a statement is there. */
final class Purpose {
    private Purpose() {}

    static String of(Check check) {
        boolean written = check.action().startsWith("s3:Put")
                || check.action().startsWith("s3:Abort")
                || check.action().startsWith("s3:Delete");
        return switch (check.rule()) {
            case "DAT-01" -> "ListData";
            case "DAT-02", "DAT-13" -> "ReadData";
            case "TRN-06" -> check.action().equals("s3:ListBucket") ? "ListCheckpoints" : s3(check, "Checkpoints");
            case "TRN-07" -> s3(check, "WriteDebugOutput");
            case "TRN-08" -> s3(check, "ReadCode");
            case "TRN-09" -> s3(check, "WriteOutput");
            default -> written ? "WriteArtifacts" : of(check.action());
        };
    }

    private static String s3(Check check, String purpose) {
        return check.action().startsWith("s3:") ? purpose : of(check.action());
    }

    static String of(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "iam:passrole" -> "PassRole";
            case "sagemaker:createtrainingjob" -> "CreateJob";
            case "sagemaker:addtags" -> "TagJob";
            case "kms:creategrant" -> "GrantKey";
            case "kms:describekey" -> "DescribeKey";
            case "ecr:getauthorizationtoken" -> "ImageToken";
            case "s3:getobject" -> "ReadData";
            case "s3:listbucket" -> "ListData";
            case "s3:getbucketlocation" -> "LocateBucket";
            case "s3:putobject", "s3:abortmultipartupload" -> "WriteArtifacts";
            case "sts:assumerole" -> "SageMaker";
            default -> byService(lower);
        };
    }

    private static String byService(String action) {
        String service = action.contains(":") ? action.substring(0, action.indexOf(':')) : action;
        return switch (service) {
            case "kms" -> "UseKey";
            case "ecr" -> "PullImage";
            case "ec2" -> "JobNetwork";
            case "logs" -> "WriteLogs";
            case "cloudwatch" -> "WriteMetrics";
            case "ssmmessages" -> "RemoteDebug";
            case "lambda" -> "RegistryCredentials";
            case "sts" -> "SageMaker";
            default ->
                "Use" + service.substring(0, 1).toUpperCase(Locale.ROOT)
                        + service.substring(1).replaceAll("[^a-z0-9]", "");
        };
    }
}
