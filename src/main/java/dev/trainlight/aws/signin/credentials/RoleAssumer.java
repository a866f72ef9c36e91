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

    private final StsClient sts;
    private final Section profile;
    private final MfaCodes codes;

    RoleAssumer(StsClient sts, Section profile, MfaPrompt prompt) {
        this.sts = sts;
        this.profile = profile;
        this.codes = new MfaCodes(prompt);
    }

    /** Assumes the role with the credentials that the client has. */
    Temporary assume(String roleArn, Optional<String> mfaSerial) {
        try {
            Credentials given = mfaSerial.isEmpty()
                    ? call(roleArn, mfaSerial, Optional.empty())
                    : codes.with(mfaSerial.get(), roleArn, code -> call(roleArn, mfaSerial, Optional.of(code)))
                            .orElseThrow(() ->
                                    new FailureException(Failure.of(Kind.CANCELLED, Remedy.NONE, "aws.cancelled")));
            return temporary(given);
        } catch (SdkException thrown) {
            throw refusal(roleArn, thrown);
        }
    }

    private Credentials call(String roleArn, Optional<String> mfaSerial, Optional<String> code) {
        return sts.assumeRole(request(roleArn, mfaSerial, code)).credentials();
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
            throw refusal(roleArn, thrown);
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

    private static FailureException refusal(String roleArn, SdkException thrown) {
        AwsProblem problem = AwsErrors.problem(thrown);
        Failure failure = problem == AwsProblem.ACCESS_DENIED
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
