package dev.trainlight.fix.remedy;

import dev.trainlight.diagnosis.Check;
import dev.trainlight.diagnosis.WhoNeedsIt;
import dev.trainlight.fix.FixScope;
import dev.trainlight.iam.RequestContext;
import dev.trainlight.iam.ServiceAuthorization;
import dev.trainlight.sagemaker.TrainingJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The least that lets a check pass: the check's own action, the narrowest resource that the job (or its family) needs, and
 * the conditions that AWS's own policies put there (permission-model §5, §12).
 */
public final class LeastPrivilege {
    private final Optional<TrainingJob> job;
    private final FixScope scope;

    public LeastPrivilege(Optional<TrainingJob> job, FixScope scope) {
        this.job = job;
        this.scope = scope;
    }

    /** The grant that the check needs. */
    public Grant grant(Check check) {
        return new Grant(Purpose.of(check), check.action(), resource(check), conditions(check));
    }

    /** The resource that an exception from a Deny is about: as narrow as the grant, and never everything. */
    public String exception(Check check) {
        return check.action().startsWith("ec2:") ? check.resource() : resource(check);
    }

    /** The grant for an action that AWS's own words name, where no check asks for it. */
    public Grant grant(String given, String resource) {
        // AWS's messages do not keep to the case of its own reference.
        String action = ServiceAuthorization.bundled()
                .action(given)
                .map(known -> given.substring(0, given.indexOf(':') + 1).toLowerCase(Locale.ROOT) + known.name())
                .orElse(given);
        Map<String, Map<String, List<String>>> conditions =
                action.equalsIgnoreCase("iam:PassRole") ? passedToService() : Map.of();
        return new Grant(Purpose.of(action), action, stated(action, resource), conditions);
    }

    /** What a message names, no more; an action without resources has none to name. */
    private static String stated(String action, String resource) {
        return service(action).equals("ec2") || ServiceAuthorization.bundled().wildcardOnly(action) ? "*" : resource;
    }

    private String resource(Check check) {
        String resource = check.resource();
        return switch (service(check.action())) {
            // AWS: "Don't scope in the policy with any conditions or resource filters" (sagemaker-roles.html), and the
            // Describe actions know no resources at all.
            case "ec2" -> "*";
            case "s3" -> bucketOrObjects(check, resource);
            case "sagemaker" -> trainingJob(resource);
            case "logs" -> logs(resource);
            default -> resource;
        };
    }

    private String bucketOrObjects(Check check, String resource) {
        boolean written = check.rule().startsWith("UPL-") || check.rule().equals("TRN-07");
        if (!written || resource.indexOf('/') < 0) {
            return resource;
        }
        String name = job.flatMap(TrainingJob::name).orElse("*");
        int at = resource.lastIndexOf("/" + name + "/");
        if (at < 0) {
            return resource;
        }
        String folder = resource.substring(0, at + 1);
        if (scope == FixScope.THIS_JOB) {
            return folder + names() + (check.rule().startsWith("UPL-") ? "/output/*" : "/*");
        }
        // The whole output path where it has a prefix of its own; a bare bucket is shared by other jobs.
        boolean bareBucket = folder.indexOf('/') == folder.length() - 1;
        return bareBucket ? folder + names() + "/*" : folder + "*";
    }

    private String trainingJob(String resource) {
        int at = resource.indexOf(":training-job/");
        return at < 0 ? resource : resource.substring(0, at) + ":training-job/" + names();
    }

    private String logs(String resource) {
        int at = resource.indexOf(":log-stream:");
        if (at < 0) {
            return resource;
        }
        String stream = resource.substring(at + ":log-stream:".length());
        String group = resource.substring(0, at);
        if (stream.isEmpty()) {
            return group + ":*";
        }
        return group + ":log-stream:" + names() + "/*";
    }

    /** The names that the fix is for: a planned job's own, else all that begin as the job's does. */
    private String names() {
        String name = job.flatMap(TrainingJob::name).orElse("*");
        boolean planned = job.filter(TrainingJob::planned).isPresent();
        return planned && scope == FixScope.THIS_JOB || name.equals("*") ? name : JobFamily.stem(name) + "*";
    }

    private Map<String, Map<String, List<String>>> conditions(Check check) {
        RequestContext context = check.request().context();
        String action = check.action().toLowerCase(Locale.ROOT);
        if (check.whoNeedsIt() == WhoNeedsIt.SERVICE) {
            return sourceAccount(check)
                    .map(account -> one("StringEquals", "aws:SourceAccount", account))
                    .orElse(Map.of());
        }
        return switch (action) {
            case "iam:passrole" -> passedToService();
            case "kms:creategrant" -> one("Bool", "kms:GrantIsForAWSResource", "true");
            case "s3:listbucket" -> {
                List<String> prefixes = prefixes(check);
                yield prefixes.isEmpty() ? Map.of() : Map.of("StringLike", Map.of("s3:prefix", prefixes));
            }
            default ->
                action.startsWith("kms:")
                        ? value(context, "kms:ViaService")
                                .map(service -> one("StringEquals", "kms:ViaService", service))
                                .orElse(Map.of())
                        : Map.of();
        };
    }

    /** Listing the channel's prefix, with and without its slash, and what lies below it; a whole bucket has no prefix. */
    public static List<String> prefixes(Check check) {
        if (!check.action().equalsIgnoreCase("s3:ListBucket")) {
            return List.of();
        }
        return value(check.request().context(), "s3:prefix")
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> {
                    String folder = prefix.endsWith("/") ? prefix : prefix + "/";
                    return List.of(folder.substring(0, folder.length() - 1), folder + "*");
                })
                .orElse(List.of());
    }

    /** The account on whose behalf a service makes the check's request; empty where that is not known. */
    public static Optional<String> sourceAccount(Check check) {
        return value(check.request().context(), "aws:SourceAccount").filter(account -> account.matches("\\d{12}"));
    }

    private static Map<String, Map<String, List<String>>> passedToService() {
        return one("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com");
    }

    private static Map<String, Map<String, List<String>>> one(String operator, String key, String value) {
        Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();
        conditions.put(operator, Map.of(key, List.of(value)));
        return conditions;
    }

    private static Optional<String> value(RequestContext context, String key) {
        return context.get(key)
                .map(RequestContext.Value::values)
                .filter(list -> list.size() == 1)
                .map(List::getFirst);
    }

    private static String service(String action) {
        int colon = action.indexOf(':');
        return colon < 0 ? "" : action.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
