package dev.trainlight.aws;

import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;

/** Which sentence tells of which problem, and what to offer next. */
final class FailureTexts {
    private FailureTexts() {}

    /** What a problem is more closely, where there are several of the sort. */
    enum Flavour {
        PLAIN,
        UNKNOWN_HOST,
        TIMEOUT,
        PROXY,
        CERTIFICATE,
        BROKEN,
        GARBLED
    }

    static Failure of(AwsProblem problem, Flavour flavour, String call, String subject) {
        return switch (problem) {
            case ACCESS_DENIED -> Failure.of(Kind.ACCESS_DENIED, Remedy.ASK_ADMINISTRATOR, "aws.denied", call);
            case NOT_FOUND -> Failure.of(Kind.NOT_FOUND, Remedy.NONE, "aws.not-found", call);
            case THROTTLED -> Failure.of(Kind.THROTTLED, Remedy.RETRY, "aws.throttled", call);
            case EXPIRED -> Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "aws.expired");
            case NO_CREDENTIALS -> Failure.of(Kind.SIGN_IN_NEEDED, Remedy.SIGN_IN, "aws.no-credentials");
            case BAD_CREDENTIALS -> Failure.of(Kind.BAD_CREDENTIALS, Remedy.CHOOSE_PROFILE, "aws.bad-credentials");
            case CLOCK -> Failure.of(Kind.CLOCK, Remedy.CHECK_CLOCK, "aws.clock");
            case NETWORK -> network(flavour, subject);
            case SERVICE -> Failure.of(Kind.SERVICE, Remedy.RETRY, "aws.service", call);
            case BAD_REQUEST -> Failure.of(Kind.BAD_INPUT, Remedy.NONE, "aws.bad-request", call, subject);
            case BAD_CONFIG -> Failure.of(Kind.BAD_CONFIG, Remedy.OPEN_CONFIG, "config.unusable", subject);
            case CANCELLED -> Failure.of(Kind.CANCELLED, Remedy.NONE, "aws.cancelled");
            case UNEXPECTED -> Failure.of(Kind.UNEXPECTED, Remedy.RETRY, "unexpected");
        };
    }

    private static Failure network(Flavour flavour, String subject) {
        String key = switch (flavour) {
            case UNKNOWN_HOST -> "network.unknown-host";
            case TIMEOUT -> "network.timeout";
            case PROXY -> "network.proxy";
            case CERTIFICATE -> "network.certificate";
            case GARBLED -> "network.garbled";
            case BROKEN, PLAIN -> "network.broken";
        };
        return Failure.of(Kind.NETWORK, Remedy.CHECK_NETWORK, key, subject);
    }
}
