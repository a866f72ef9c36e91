package dev.trainlight.aws.signin.credentials;

import dev.trainlight.aws.AwsErrors;
import dev.trainlight.aws.AwsProblem;
import dev.trainlight.aws.FailureException;
import dev.trainlight.aws.signin.config.Section;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Assumes the role of a profile, asking for a code where the profile names a device. AWS keeps the code's worth in the
 * role's credentials, so it is asked once a session (an hour, or {@code duration_seconds}).
 */
final class RoleAssumer {
    private static final String SESSION_NAME = "trainlight";
    private static final int CODE_TRIES = 3;

    private final StsClient sts;
    private final Section profile;
    private final MfaPrompt prompt;

    RoleAssumer(StsClient sts, Section profile, MfaPrompt prompt) {
        this.sts = sts;
        this.profile = profile;
        this.prompt = prompt;
    }

    /** Assumes the role with the credentials that the client has. */
    Temporary assume(String roleArn, Optional<String> mfaSerial) {
        for (int attempt = 1; ; attempt++) {
            boolean again = attempt > 1;
            Optional<String> code = mfaSerial.map(device -> code(device, roleArn, again));
            try {
                return temporary(
                        sts.assumeRole(request(roleArn, mfaSerial, code)).credentials());
            } catch (SdkException thrown) {
                boolean refused = code.isPresent() && codeRefused(thrown);
                if (!refused || attempt == CODE_TRIES) {
                    throw refusal(roleArn, refused, thrown);
                }
            }
        }
    }

    /** Assumes the role with the token in the file, read anew each time: somebody else renews it. */
    Temporary assumeWithToken(String roleArn, Path tokenFile) {
        try {
            String token = Files.readString(tokenFile).strip();
            return temporary(sts.assumeRoleWithWebIdentity(request -> request.roleArn(roleArn)
                            .roleSessionName(sessionName())
                            .webIdentityToken(token)
                            .durationSeconds(duration().orElse(null)))
                    .credentials());
        } catch (IOException unreadable) {
            throw new FailureException(
                    Failure.of(Kind.BAD_CONFIG, Remedy.OPEN_CONFIG, "config.token-file", tokenFile.toString()),
                    unreadable);
        } catch (SdkException thrown) {
            throw refusal(roleArn, false, thrown);
        }
    }

    private AssumeRoleRequest request(String roleArn, Optional<String> mfaSerial, Optional<String> code) {
        return AssumeRoleRequest.builder()
                .roleArn(roleArn)
                .roleSessionName(sessionName())
                .externalId(profile.value("external_id").orElse(null))
                .durationSeconds(duration().orElse(null))
                .serialNumber(mfaSerial.orElse(null))
                .tokenCode(code.orElse(null))
                .build();
    }

    private String code(String device, String roleArn, boolean refused) {
        return prompt.ask(new MfaPrompt.Question(device, roleArn, refused))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .orElseThrow(() -> new FailureException(Failure.of(Kind.CANCELLED, Remedy.NONE, "aws.cancelled")));
    }

    // AWS says AccessDenied to a wrong code as to a missing permission; only the words tell.
    private static boolean codeRefused(SdkException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.contains("MultiFactorAuthentication failed")
                || (message.contains("tokenCode") && message.contains("Invalid"));
    }

    private static FailureException refusal(String roleArn, boolean codeRefused, SdkException thrown) {
        AwsProblem problem = AwsErrors.problem(thrown);
        Failure failure = codeRefused
                ? Failure.of(Kind.BAD_CREDENTIALS, Remedy.SIGN_IN, "mfa.refused")
                : problem == AwsProblem.ACCESS_DENIED
                        ? Failure.of(Kind.ACCESS_DENIED, Remedy.ASK_ADMINISTRATOR, "role.denied", roleArn)
                        : AwsErrors.failure("sts:AssumeRole", thrown);
        String detail = AwsErrors.failure("sts:AssumeRole", thrown).detail().orElse("");
        return new FailureException(failure.withDetail(detail), thrown);
    }

    private String sessionName() {
        return profile.value("role_session_name").orElse(SESSION_NAME);
    }

    private Optional<Integer> duration() {
        return profile.value("duration_seconds").map(Integer::valueOf);
    }

    private static Temporary temporary(Credentials given) {
        return Temporary.of(
                given.accessKeyId(),
                given.secretAccessKey(),
                Optional.of(given.sessionToken()),
                Optional.of(given.expiration()));
    }
}
