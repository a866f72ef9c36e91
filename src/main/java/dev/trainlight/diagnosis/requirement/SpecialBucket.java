package dev.trainlight.diagnosis.requirement;

import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.Warning;
import dev.trainlight.iam.Arn;
import dev.trainlight.iam.Slot;
import dev.trainlight.sagemaker.Stage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3 that is no general purpose bucket: a directory bucket (S3 Express One Zone, DAT-10, UPL-08), or an access
 * point (DAT-11).
 *
 * @param kind which
 * @param uri as given
 * @param name bucket name, access point alias or access point ARN
 */
record SpecialBucket(Kind kind, String uri, String name) {
    enum Kind {
        DIRECTORY_BUCKET,
        ACCESS_POINT
    }

    private static final Pattern DIRECTORY = Pattern.compile("s3://([^/]+--[a-z0-9-]+--x-s3)(?:/.*)?");
    private static final Pattern ALIAS = Pattern.compile("s3://([^/]+-s3alias)(?:/.*)?");
    private static final Pattern ARN = Pattern.compile("s3://(arn:[^/]+:accesspoint[/:][^/]+)(?:/.*)?");

    static Optional<SpecialBucket> of(String uri) {
        for (Kind kind : Kind.values()) {
            Pattern[] patterns = kind == Kind.DIRECTORY_BUCKET ? new Pattern[] {DIRECTORY} : new Pattern[] {ALIAS, ARN};
            for (Pattern pattern : patterns) {
                Matcher matcher = pattern.matcher(uri);
                if (matcher.matches()) {
                    return Optional.of(new SpecialBucket(kind, uri, matcher.group(1)));
                }
            }
        }
        return Optional.empty();
    }

    void read(StageRules.Ground ground, Needs needs, Stage stage) {
        switch (kind) {
            case DIRECTORY_BUCKET -> session(ground, needs, "DAT-10", stage);
            case ACCESS_POINT -> accessPoint(ground, needs, "s3:GetObject", stage);
        }
    }

    void write(StageRules.Ground ground, Needs needs, Stage stage) {
        switch (kind) {
            case DIRECTORY_BUCKET -> session(ground, needs, "UPL-08", stage);
            case ACCESS_POINT -> accessPoint(ground, needs, "s3:PutObject", stage);
        }
    }

    /** A directory bucket authorizes one call, CreateSession, for everything. */
    private void session(StageRules.Ground ground, Needs needs, String rule, Stage stage) {
        JobFacts facts = ground.facts();
        String arn =
                new Arn(facts.partition(), "s3express", facts.region(), facts.account(), "bucket/" + name).toString();
        needs.add(ground.principals()
                .executionRole(rule, stage, "s3express:CreateSession")
                .on(arn, facts.knownAccount())
                .resourcePolicy(
                        name, facts.resource(arn).map(found -> found.policy()).orElse(Slot.unknown()))
                .titled("open-directory-bucket", name));
    }

    /** AWS does not say whether training jobs take access points: a warning, and a check that blocks nothing. */
    private void accessPoint(StageRules.Ground ground, Needs needs, String action, Stage stage) {
        needs.warning(new Warning("DAT-11", Optional.of(stage), Sentence.of("warning.access-point", uri)));
        Arn.parse(name).ifPresent(arn -> {
            String object = name + "/object/*";
            needs.add(ground.principals()
                    .executionRole("DAT-11", stage, action)
                    .on(object, Optional.of(arn.account()))
                    .resourcePolicy(
                            arn.resourceName(),
                            ground.facts()
                                    .resource(name)
                                    .map(found -> found.policy())
                                    .orElse(Slot.unknown()))
                    .titled("use-access-point", arn.resourceName())
                    .informative());
        });
    }
}
