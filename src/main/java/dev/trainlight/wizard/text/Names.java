package dev.trainlight.wizard.text;

import dev.trainlight.iam.Arn;
import java.util.Optional;

/** Short names of what ARNs name, as people call it. The whole ARN belongs into a tooltip or a document. */
public final class Names {
    /** Letters of a name that a heading has room for. */
    private static final int BRIEF = 40;

    private Names() {}

    /** A resource: {@code ml-data/train/*}, a repository, a key's id or alias; what is no ARN stays as it is. */
    public static String resource(String text) {
        Optional<Arn> arn = Arn.parse(text);
        if (arn.isEmpty()) {
            return text;
        }
        return switch (arn.get().service()) {
            case "s3" -> arn.get().resource();
            case "ecr", "kms", "logs" -> afterType(arn.get());
            default ->
                arn.get().resourceName().isEmpty()
                        ? arn.get().resource()
                        : arn.get().resourceName();
        };
    }

    /** The same for a heading: of a long path its beginning and its end. */
    public static String briefly(String text) {
        String name = resource(text);
        int first = name.indexOf('/');
        if (name.length() <= BRIEF || first < 0) {
            return name;
        }
        int rest = name.indexOf('/', Math.max(first + 1, name.length() - BRIEF + first));
        return rest < 0 ? name : name.substring(0, first) + "/…" + name.substring(rest);
    }

    /** A principal: a role or user without its path, a session's role, a service's name. */
    public static String principal(String text) {
        Optional<Arn> arn = Arn.parse(text);
        if (arn.isEmpty()) {
            return text;
        }
        if (arn.get().service().equals("sts") && arn.get().resourceType().equals("assumed-role")) {
            String[] parts = arn.get().resource().split("/");
            return parts.length > 1 ? parts[1] : arn.get().resource();
        }
        return arn.get().resourceName();
    }

    /** The account in the ARN, in three groups, where it names one. */
    public static Optional<String> account(String text) {
        return Arn.parse(text)
                .map(Arn::account)
                .filter(account -> account.matches("\\d{12}"))
                .map(Formats::account);
    }

    private static String afterType(Arn arn) {
        String type = arn.resourceType();
        String rest = type.isEmpty() ? arn.resource() : arn.resource().substring(type.length() + 1);
        return arn.service().equals("kms") && type.equals("alias") ? arn.resource() : rest;
    }
}
