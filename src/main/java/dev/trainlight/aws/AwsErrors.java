package dev.trainlight.aws;

import dev.trainlight.evidence.AccountException;
import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.SecretScrubber;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * The one translation of what AWS, the SDK and the network throw: into a {@link Failure} for people, a {@link AwsProblem}
 * for decisions, and a word or two for a gap.
 */
public final class AwsErrors {
    private AwsErrors() {}

    /** What sort of problem it is. */
    public static AwsProblem problem(Throwable thrown) {
        return diagnose(thrown).problem();
    }

    /** AWS's own error code, where AWS answered with one: {@code AccessDeniedException}. */
    public static Optional<String> code(Throwable thrown) {
        return service(thrown).flatMap(AwsErrors::codeOf);
    }

    /** Why a piece of evidence is missing, for a gap: AWS's error code, or a word or two. Never a secret. */
    public static String reason(Throwable thrown) {
        return code(thrown).orElseGet(() -> switch (problem(thrown)) {
            case ACCESS_DENIED -> "AccessDenied";
            case NOT_FOUND -> "NotFound";
            case THROTTLED -> "Throttling";
            case EXPIRED -> "session expired";
            case NO_CREDENTIALS -> "not signed in";
            case BAD_CREDENTIALS -> "credentials not accepted";
            case CLOCK -> "clock wrong";
            case NETWORK -> "no answer";
            case SERVICE -> "fault at AWS";
            case BAD_REQUEST -> "request not accepted";
            case BAD_CONFIG -> "configuration";
            case CANCELLED -> "cancelled";
            case UNEXPECTED -> "unexpected";
        });
    }

    /**
     * What to tell a person.
     *
     * @param call what was tried, as service and operation: {@code sagemaker:ListTrainingJobs}
     * @param thrown what came of it
     */
    public static Failure failure(String call, Throwable thrown) {
        Optional<Failure> carried = find(thrown, FailureException.class)
                .map(FailureException::failure)
                .or(() -> find(thrown, AccountException.class).map(AccountException::failure));
        return carried.orElseGet(() -> {
            Finding finding = diagnose(thrown);
            return FailureTexts.of(finding.problem(), finding.flavour(), call, finding.subject())
                    .withDetail(detail(call, thrown));
        });
    }

    /** The same as an exception. */
    public static AccountException exception(String call, Throwable thrown) {
        return new AccountException(failure(call, thrown), thrown);
    }

    private static Finding diagnose(Throwable thrown) {
        return find(thrown, FailureException.class)
                .map(carrier -> Finding.of(problemOf(carrier.failure().kind())))
                .or(() -> service(thrown).map(AwsErrors::ofService))
                .or(() -> ofNetwork(thrown))
                .orElseGet(() -> ofProgram(thrown));
    }

    private static Finding ofService(SdkServiceException thrown) {
        String message = messageOf(thrown);
        Optional<String> code = codeOf(thrown);
        Optional<AwsProblem> meaning = code.flatMap(written -> ErrorCodes.meaning(written, message));
        if (meaning.isPresent()) {
            return new Finding(meaning.get(), FailureTexts.Flavour.PLAIN, message);
        }
        int status = thrown.statusCode();
        if (status == 407) {
            return new Finding(AwsProblem.NETWORK, FailureTexts.Flavour.PROXY, "");
        }
        if (status >= 500) {
            return Finding.of(AwsProblem.SERVICE);
        }
        return code.isPresent()
                ? new Finding(AwsProblem.BAD_REQUEST, FailureTexts.Flavour.PLAIN, message)
                : ofStatus(status);
    }

    // An answer to HEAD has no body and so no code: then, and only then, the status is all there is.
    private static Finding ofStatus(int status) {
        return switch (status) {
            // The HTTP client loses the body of a 401 to a request that had one; EC2 says AuthFailure there.
            case 401 -> Finding.of(AwsProblem.BAD_CREDENTIALS);
            case 403 -> Finding.of(AwsProblem.ACCESS_DENIED);
            case 404 -> Finding.of(AwsProblem.NOT_FOUND);
            case 429 -> Finding.of(AwsProblem.THROTTLED);
            default -> new Finding(AwsProblem.NETWORK, FailureTexts.Flavour.GARBLED, "");
        };
    }

    private static Optional<Finding> ofNetwork(Throwable thrown) {
        if (has(thrown, CertificateExpiredException.class) || has(thrown, CertificateNotYetValidException.class)) {
            return Optional.of(Finding.of(AwsProblem.CLOCK));
        }
        if (has(thrown, UnknownHostException.class)) {
            String host = find(thrown, UnknownHostException.class)
                    .map(Throwable::getMessage)
                    .orElse("");
            return network(FailureTexts.Flavour.UNKNOWN_HOST, host);
        }
        boolean timeout =
                has(thrown, ApiCallTimeoutException.class) || has(thrown, ApiCallAttemptTimeoutException.class);
        if (!timeout && (has(thrown, InterruptedException.class) || has(thrown, AbortedException.class))) {
            return Optional.of(Finding.of(AwsProblem.CANCELLED));
        }
        if (timeout || has(thrown, SocketTimeoutException.class) || has(thrown, InterruptedIOException.class)) {
            return network(FailureTexts.Flavour.TIMEOUT, "");
        }
        if (matches(thrown, cause -> String.valueOf(cause.getMessage()).contains("Unable to tunnel through proxy"))) {
            return network(FailureTexts.Flavour.PROXY, "");
        }
        if (has(thrown, SSLHandshakeException.class)) {
            return network(FailureTexts.Flavour.CERTIFICATE, "");
        }
        if (has(thrown, ConnectException.class)
                || has(thrown, NoRouteToHostException.class)
                || has(thrown, SocketException.class)
                || has(thrown, SSLException.class)
                || has(thrown, EOFException.class)) {
            return network(FailureTexts.Flavour.BROKEN, "");
        }
        return Optional.empty();
    }

    private static Finding ofProgram(Throwable thrown) {
        if (thrown instanceof SdkClientException client) {
            String message = String.valueOf(client.getMessage());
            if (message.contains("Unable to load credentials")
                    || message.contains("SSO session associated with")
                    || message.contains("session has expired")) {
                return Finding.of(AwsProblem.NO_CREDENTIALS);
            }
            if (message.contains("Unable to unmarshall")
                    || message.contains("Unable to parse")
                    || message.contains("Could not parse")) {
                return new Finding(AwsProblem.NETWORK, FailureTexts.Flavour.GARBLED, "");
            }
            if (message.contains("Unable to execute HTTP request") || message.contains("Unable to load region")) {
                return new Finding(AwsProblem.NETWORK, FailureTexts.Flavour.BROKEN, "");
            }
            return Finding.of(AwsProblem.UNEXPECTED);
        }
        // How the SDK says that the token file of a sign-in is gone.
        if (thrown instanceof UncheckedIOException && has(thrown, FileSystemException.class)) {
            return Finding.of(AwsProblem.NO_CREDENTIALS);
        }
        if (thrown instanceof UncheckedIOException) {
            return new Finding(AwsProblem.NETWORK, FailureTexts.Flavour.BROKEN, "");
        }
        // How the SDK says that a profile makes no sense, or needs a part of it that is not there.
        if (thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException) {
            return new Finding(
                    AwsProblem.BAD_CONFIG,
                    FailureTexts.Flavour.PLAIN,
                    SecretScrubber.scrub(String.valueOf(thrown.getMessage())));
        }
        return Finding.of(AwsProblem.UNEXPECTED);
    }

    private static Optional<Finding> network(FailureTexts.Flavour flavour, String subject) {
        return Optional.of(new Finding(AwsProblem.NETWORK, flavour, subject));
    }

    private static AwsProblem problemOf(Kind kind) {
        return switch (kind) {
            case SIGN_IN_NEEDED -> AwsProblem.EXPIRED;
            case BAD_CONFIG, BAD_INPUT, FILE -> AwsProblem.BAD_CONFIG;
            case BAD_CREDENTIALS -> AwsProblem.BAD_CREDENTIALS;
            case ACCESS_DENIED -> AwsProblem.ACCESS_DENIED;
            case NOT_FOUND -> AwsProblem.NOT_FOUND;
            case THROTTLED -> AwsProblem.THROTTLED;
            case NETWORK -> AwsProblem.NETWORK;
            case CLOCK -> AwsProblem.CLOCK;
            case SERVICE -> AwsProblem.SERVICE;
            case CANCELLED -> AwsProblem.CANCELLED;
            case UNEXPECTED -> AwsProblem.UNEXPECTED;
        };
    }

    private static Optional<SdkServiceException> service(Throwable thrown) {
        return find(thrown, SdkServiceException.class);
    }

    private static Optional<String> codeOf(SdkServiceException thrown) {
        return thrown instanceof AwsServiceException aws
                ? Optional.ofNullable(aws.awsErrorDetails())
                        .map(AwsErrorDetails::errorCode)
                        .filter(code -> !code.isBlank())
                : Optional.empty();
    }

    private static String messageOf(SdkServiceException thrown) {
        Optional<String> said = thrown instanceof AwsServiceException aws
                ? Optional.ofNullable(aws.awsErrorDetails()).map(AwsErrorDetails::errorMessage)
                : Optional.empty();
        return SecretScrubber.scrub(said.orElse(""));
    }

    private static String detail(String call, Throwable thrown) {
        StringBuilder words = new StringBuilder(call);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            words.append('\n')
                    .append(cause.getClass().getSimpleName())
                    .append(": ")
                    .append(cause.getMessage());
        }
        return SecretScrubber.scrub(words.toString());
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return find(thrown, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static boolean matches(Throwable thrown, Predicate<Throwable> wanted) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private record Finding(AwsProblem problem, FailureTexts.Flavour flavour, String subject) {
        static Finding of(AwsProblem problem) {
            return new Finding(problem, FailureTexts.Flavour.PLAIN, "");
        }
    }
}
