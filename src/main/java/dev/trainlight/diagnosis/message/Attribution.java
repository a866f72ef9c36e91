package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Where;
import dev.trainlight.sagemaker.Stage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whose permission an action is, at which stage and under which rule of permission-model.md: by the action, the one who was
 * refused, and the scene of the words.
 *
 * @param rule rule id
 * @param stage the stage; empty where it belongs to none of a training job's
 * @param who whose permission it is
 */
record Attribution(String rule, Optional<Stage> stage, WhoNeedsIt who) {
    private static final Set<String> PUSH = Set.of(
            "initiatelayerupload",
            "uploadlayerpart",
            "completelayerupload",
            "putimage",
            "createrepository",
            "describerepositories",
            "describeimages",
            "setrepositorypolicy",
            "listimages",
            "deleterepository");
    private static final Set<String> READ_LOGS = Set.of(
            "describelogstreams",
            "getlogevents",
            "filterlogevents",
            "describeloggroups",
            "startquery",
            "getqueryresults");
    /** Services that tools call around a job, never a job itself. */
    private static final Set<String> CONTROL = Set.of(
            "cloudformation",
            "servicecatalog",
            "codebuild",
            "codepipeline",
            "codecommit",
            "organizations",
            "sso",
            "events",
            "servicequotas",
            "aws-marketplace");

    private static final Set<String> STUDIO = Set.of("domain/", "space/", "app/", "user-profile/", "domain", "space");

    /**
     * The attribution.
     *
     * @param action IAM action
     * @param resource ARN or name, empty where unknown
     * @param who the one who was refused
     * @param scene where the words stand
     */
    static Attribution of(String action, String resource, Refused who, Scene scene) {
        int colon = action.indexOf(':');
        String service = colon < 0 ? "" : action.substring(0, colon).toLowerCase(Locale.ROOT);
        String name = action.substring(colon + 1).toLowerCase(Locale.ROOT);
        return switch (service) {
            case "sagemaker" -> sagemaker(name, resource, who, scene);
            case "iam" -> iam(name, scene);
            case "sts" -> sts(name, who, scene);
            case "ecr" -> ecr(name, who, scene);
            case "ec2" -> ec2(name, who, scene);
            case "kms" -> kms(name, who, scene);
            case "logs" -> logs(name, who, scene);
            case "cloudwatch" -> at("TRN-05", Stage.TRAINING, who.or(WhoNeedsIt.EXECUTION_ROLE, scene));
            case "ssmmessages" -> at("TRN-10", Stage.TRAINING, WhoNeedsIt.EXECUTION_ROLE);
            case "elasticfilesystem" -> at("DAT-12", Stage.DATA_DOWNLOAD, who.or(WhoNeedsIt.EXECUTION_ROLE, scene));
            case "lambda" -> lambda(name, who, scene);
            case "s3", "s3express", "s3-object-lambda" -> s3(service, name, resource, who, scene);
            default ->
                CONTROL.contains(service) && !scene.inContainer()
                        ? at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER)
                        : other(who, scene);
        };
    }

    private static Attribution at(String rule, Stage stage, WhoNeedsIt who) {
        return new Attribution(rule, Optional.of(stage), who);
    }

    private static Attribution sagemaker(String name, String resource, Refused who, Scene scene) {
        boolean starts = name.startsWith("create") || name.startsWith("start");
        if (scene.inContainer() && !name.equals("createtrainingjob")) {
            return at(name.equals("batchputmetrics") ? "TRN-12" : "TRN-13", Stage.TRAINING, WhoNeedsIt.EXECUTION_ROLE);
        }
        String rule = switch (name) {
            case "createtrainingjob" -> "SUB-01";
            case "addtags" -> "SUB-03";
            case "describehub", "describehubcontent", "listhubs", "listhubcontents" -> "SUB-06";
            default -> "SUB-07";
        };
        boolean studio =
                STUDIO.stream().anyMatch(type -> resource.contains(":" + type) || resource.contains(" " + type));
        // Studio opens its own pages with the execution role; people and tools call the rest as themselves.
        boolean studioItself = studio && !starts && who.kind() == Refused.Kind.JOB_SESSION;
        return at(rule, Stage.SUBMIT, studioItself ? WhoNeedsIt.EXECUTION_ROLE : WhoNeedsIt.CALLER);
    }

    private static Attribution iam(String name, Scene scene) {
        if (scene.inContainer()) {
            return at("TRN-13", Stage.TRAINING, WhoNeedsIt.EXECUTION_ROLE);
        }
        return at(name.equals("passrole") ? "SUB-02" : "SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
    }

    private static Attribution sts(String name, Refused who, Scene scene) {
        boolean byService = who.kind() == Refused.Kind.SERVICE;
        boolean nobodyNamed = who.kind() == Refused.Kind.UNKNOWN;
        boolean beforeJob = scene.at(Where.CREATE_CALL) || scene.at(Where.FAILURE_REASON);
        boolean assumes = Set.of("assumerole", "tagsession", "setsourceidentity", "setcontext")
                .contains(name);
        if (assumes && !scene.inContainer() && (byService || nobodyNamed && beforeJob)) {
            String rule = switch (name) {
                case "tagsession" -> "ASM-03";
                case "setsourceidentity" -> "ASM-04";
                case "setcontext" -> "ASM-05";
                default -> "ASM-01";
            };
            return at(rule, Stage.ASSUME_ROLE, WhoNeedsIt.SERVICE);
        }
        if (scene.inContainer()) {
            return at("TRN-13", Stage.TRAINING, WhoNeedsIt.EXECUTION_ROLE);
        }
        return at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
    }

    private static Attribution ecr(String name, Refused who, Scene scene) {
        if (PUSH.contains(name)) {
            return at("SUB-07", Stage.SUBMIT, who.or(WhoNeedsIt.CALLER, scene));
        }
        WhoNeedsIt needs = who.or(WhoNeedsIt.EXECUTION_ROLE, scene);
        return at(name.equals("getauthorizationtoken") ? "IMG-01" : "IMG-02", Stage.IMAGE_PULL, needs);
    }

    private static Attribution ec2(String name, Refused who, Scene scene) {
        String rule = switch (name) {
            case "createnetworkinterface" -> "VPC-01";
            case "createnetworkinterfacepermission" -> "VPC-02";
            case "deletenetworkinterface" -> "VPC-03";
            case "deletenetworkinterfacepermission" -> "VPC-04";
            case "describenetworkinterfaces" -> "VPC-05";
            case "describevpcs" -> "VPC-06";
            case "describedhcpoptions" -> "VPC-07";
            case "describesubnets" -> "VPC-08";
            case "describesecuritygroups" -> "VPC-09";
            default -> "";
        };
        if (rule.isEmpty() && scene.at(Where.SDK_LOCAL)) {
            // The SageMaker SDK looks instance types up before it submits.
            return at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
        }
        return rule.isEmpty() ? other(who, scene) : at(rule, Stage.VPC, who.or(WhoNeedsIt.EXECUTION_ROLE, scene));
    }

    private static Attribution kms(String name, Refused who, Scene scene) {
        WhoNeedsIt needs = who.or(WhoNeedsIt.EXECUTION_ROLE, scene);
        if (scene.phase().isPresent() && scene.phase().get() != Scene.Phase.START) {
            boolean upload = scene.phase().get() == Scene.Phase.UPLOAD;
            return at(upload ? "UPL-04" : "DAT-05", scene.phase().get().stage(), needs);
        }
        if (scene.codeInContainer()) {
            return at("TRN-13", Stage.TRAINING, WhoNeedsIt.EXECUTION_ROLE);
        }
        boolean sending = scene.operation().filter(S3Actions::writing).isPresent();
        if (scene.at(Where.SDK_LOCAL) && sending) {
            return at("SUB-07", Stage.SUBMIT, who.or(WhoNeedsIt.CALLER, scene));
        }
        if (scene.lastStage().filter(Stage.ARTIFACT_UPLOAD::equals).isPresent()) {
            return at("UPL-04", Stage.ARTIFACT_UPLOAD, needs);
        }
        return switch (name) {
            case "creategrant" ->
                needs == WhoNeedsIt.CALLER
                        ? at("SUB-04", Stage.PROVISIONING, needs)
                        : at("PRV-01", Stage.PROVISIONING, needs);
            case "describekey" -> at("PRV-02", Stage.PROVISIONING, needs);
            case "generatedatakeywithoutplaintext" -> at("PRV-01", Stage.PROVISIONING, needs);
            case "generatedatakey", "encrypt", "reencryptto", "reencryptfrom" ->
                at("UPL-04", Stage.ARTIFACT_UPLOAD, needs);
            case "decrypt" ->
                at(sending ? "UPL-04" : "DAT-05", sending ? Stage.ARTIFACT_UPLOAD : Stage.DATA_DOWNLOAD, needs);
            default -> at("PRV-02", Stage.PROVISIONING, needs);
        };
    }

    private static Attribution logs(String name, Refused who, Scene scene) {
        boolean onMachine = scene.at(Where.SDK_LOCAL) || scene.at(Where.CREATE_CALL);
        if (READ_LOGS.contains(name) && !scene.inContainer() && (onMachine || who.kind() != Refused.Kind.JOB_SESSION)) {
            return at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
        }
        String rule = switch (name) {
            case "createloggroup" -> "TRN-01";
            case "describelogstreams", "describeloggroups" -> "TRN-03";
            default -> "TRN-02";
        };
        return at(rule, Stage.TRAINING, WhoNeedsIt.EXECUTION_ROLE);
    }

    private static Attribution lambda(String name, Refused who, Scene scene) {
        boolean byJob = scene.at(Where.FAILURE_REASON) && !scene.inContainer();
        return name.equals("invokefunction") && byJob
                ? at("IMG-10", Stage.IMAGE_PULL, WhoNeedsIt.EXECUTION_ROLE)
                : other(who, scene);
    }

    private static Attribution s3(String service, String name, String resource, Refused who, Scene scene) {
        if (resource.contains("-starport-layer-bucket")) {
            return at("IMG-02", Stage.IMAGE_PULL, WhoNeedsIt.EXECUTION_ROLE);
        }
        boolean writes = S3Actions.writes(name);
        if (scene.phase().isPresent() && !scene.inContainer()) {
            boolean upload = scene.phase().get() == Scene.Phase.UPLOAD;
            return at(
                    upload ? S3Actions.uploadRule(name) : S3Actions.dataRule(service, name),
                    scene.phase().get().stage(),
                    WhoNeedsIt.EXECUTION_ROLE);
        }
        if (scene.inContainer()) {
            if (scene.codeInContainer() || !S3Actions.ofTheJobItself(name)) {
                return at(S3Actions.codeRule(name, resource), Stage.TRAINING, WhoNeedsIt.EXECUTION_ROLE);
            }
            return at(
                    writes ? S3Actions.uploadRule(name) : S3Actions.dataRule(service, name),
                    writes ? Stage.ARTIFACT_UPLOAD : Stage.DATA_DOWNLOAD,
                    WhoNeedsIt.EXECUTION_ROLE);
        }
        if (scene.at(Where.CREATE_CALL) || scene.at(Where.SDK_LOCAL)) {
            return s3Outside(service, name, who, scene, writes);
        }
        return at(
                writes ? S3Actions.uploadRule(name) : S3Actions.dataRule(service, name),
                writes ? Stage.ARTIFACT_UPLOAD : Stage.DATA_DOWNLOAD,
                who.or(WhoNeedsIt.EXECUTION_ROLE, scene));
    }

    /** On somebody's machine, or in the answer to a call. */
    private static Attribution s3Outside(String service, String name, Refused who, Scene scene, boolean writes) {
        if (writes) {
            return at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
        }
        if (name.equals("listallmybuckets") && scene.at(Where.SDK_LOCAL)) {
            return at("TRN-13", Stage.TRAINING, who.or(WhoNeedsIt.EXECUTION_ROLE, scene));
        }
        if (!S3Actions.ofTheJobItself(name)) {
            return at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
        }
        WhoNeedsIt usual = scene.commandLine() ? WhoNeedsIt.CALLER : WhoNeedsIt.EXECUTION_ROLE;
        return at(S3Actions.dataRule(service, name), Stage.DATA_DOWNLOAD, who.or(usual, scene));
    }

    /** A service that SageMaker itself does not call for a job: somebody's code did. */
    private static Attribution other(Refused who, Scene scene) {
        if (scene.at(Where.CREATE_CALL)) {
            return at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER);
        }
        boolean person = who.kind() == Refused.Kind.PERSON && scene.at(Where.SDK_LOCAL);
        return person
                ? at("SUB-07", Stage.SUBMIT, WhoNeedsIt.CALLER)
                : at("TRN-13", Stage.TRAINING, who.or(WhoNeedsIt.EXECUTION_ROLE, scene));
    }
}
