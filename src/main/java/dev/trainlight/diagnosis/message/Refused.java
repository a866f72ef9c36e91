package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.evidence.Where;
import java.util.Locale;
import java.util.Optional;

/**
 * The one who was refused, and what kind of principal that is (permission-model §0).
 *
 * @param principal ARN or name, empty where the text names nobody
 * @param kind what it is
 */
record Refused(Optional<String> principal, Kind kind) {
    enum Kind {
        /** A session named {@code SageMaker}, or one of the role that the job works with: job, notebook or Studio. */
        JOB_SESSION,
        /** A service. */
        SERVICE,
        /** An IAM user, root, or somebody who signed in with SSO. */
        PERSON,
        /** Another session of a role: an instance, a pipeline, a scheduler. */
        OTHER_SESSION,
        /** Nobody is named, or the name is masked. */
        UNKNOWN
    }

    static Refused nobody() {
        return new Refused(Optional.empty(), Kind.UNKNOWN);
    }

    static Refused of(String principal, Hints hints) {
        return new Refused(Optional.of(principal), kind(principal, hints));
    }

    private static Kind kind(String principal, Hints hints) {
        String lower = principal.toLowerCase(Locale.ROOT);
        if (lower.contains(".amazonaws.com")
                || lower.matches("(amazon ?)?sagemaker|codebuild|lambda|glue|ec2|amazon .{1,30}")) {
            return Kind.SERVICE;
        }
        if (lower.contains(":user/")
                || lower.endsWith(":root")
                || lower.contains("awsreservedsso")
                || lower.contains(":federated-user/")) {
            return Kind.PERSON;
        }
        int assumed = lower.indexOf("assumed-role/");
        if (assumed >= 0) {
            return session(lower.substring(assumed + "assumed-role/".length()), hints);
        }
        boolean job = hints.executionRole()
                .filter(role -> role.equalsIgnoreCase(principal))
                .isPresent();
        return job ? Kind.JOB_SESSION : lower.contains(":role/") ? Kind.OTHER_SESSION : Kind.UNKNOWN;
    }

    private static Kind session(String roleAndSession, Hints hints) {
        int slash = roleAndSession.indexOf('/');
        String role = slash < 0 ? roleAndSession : roleAndSession.substring(0, slash);
        if (slash >= 0 && roleAndSession.substring(slash + 1).startsWith("sagemaker")) {
            return Kind.JOB_SESSION;
        }
        boolean job = !role.isEmpty()
                && hints.executionRole()
                        .map(arn -> arn.toLowerCase(Locale.ROOT))
                        .filter(arn -> arn.endsWith("/" + role))
                        .isPresent();
        boolean calls = hints.caller()
                .map(arn -> arn.toLowerCase(Locale.ROOT))
                .filter(arn -> arn.contains("/" + role))
                .isPresent();
        return job && !calls ? Kind.JOB_SESSION : Kind.OTHER_SESSION;
    }

    /** Whose permission it is, where the usual one is given: the principal decides, then the place. */
    WhoNeedsIt or(WhoNeedsIt usual, Scene scene) {
        if (scene.inContainer() || scene.phase().isPresent()) {
            return WhoNeedsIt.EXECUTION_ROLE;
        }
        return switch (kind) {
            case JOB_SESSION -> WhoNeedsIt.EXECUTION_ROLE;
            case PERSON -> WhoNeedsIt.CALLER;
            case OTHER_SESSION -> scene.at(Where.CREATE_CALL) && usual == WhoNeedsIt.CALLER ? WhoNeedsIt.CALLER : usual;
            case SERVICE, UNKNOWN -> usual;
        };
    }
}
