package dev.trainlight.evidence.redaction;

import dev.trainlight.sagemaker.ImageRegistries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes names apart into what AWS's grammar says and what somebody chose: of an ARN the account and the resource's name
 * are somebody's, of an image's address the registry and the repository, of an S3 address bucket and key.
 */
final class Anatomy {
    private static final String STOP = "\\s\"'`<>,;()\\[\\]{}";
    private static final String ARN = "arn:[\\w*?-]*:[\\w*?.-]*:[\\w*?-]*:[\\w*?]*:[^" + STOP + "]*";
    private static final String VARIABLE = "\\$\\{[^}]*}";
    private static final String IMAGE =
            "\\d{12}\\.dkr[.-]ecr(?:-fips)?\\.[a-z0-9-]+\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)/[^" + STOP + "]*";
    private static final String S3 = "s3[an]?://[^" + STOP + "]*";
    private static final String HOST = "(?:[a-z0-9-]+\\.)*amazonaws\\.com(?:\\.cn)?";
    private static final Pattern TOKENS = Pattern.compile("(?<arn>" + ARN + ")|(?<variable>" + VARIABLE + ")|(?<image>"
            + IMAGE + ")|(?<s3>" + S3 + ")|(?<host>(?<![\\w.-])" + HOST + "(?![\\w-]))");

    /** Names in free text that can be told by their form alone. */
    static final Pattern IN_TEXT = Pattern.compile("(?:" + ARN + "|" + IMAGE + "|" + S3
            + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![\\w.])\\d{12}(?!\\w)"
            + "|(?<=on (?:the )?resource:? \"?)[^\\s\"*][^\\s\"]*|(?<=repository: )[\\w./-]+"
            + "|(?<=(?:bucket|role|user|group|key|policy|job|stream) [\"'`])[^\\s\"'`]+"
            + "|[\\w.+-]{1,64}@[\\w-]{1,64}\\.[\\w.-]{1,64}|(?:vpce?|subnet|sg|eni|rtb|fs|acl)-[0-9a-f]{8,17}\\b)");

    private static final Pattern WHOLE_AND_CLOSED = Pattern.compile("true|false|-?\\d{1,11}(?:\\.\\d+)?|\\d{13,}"
            + "|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(?:Z|[+-]\\d{2}:?\\d{2})?|\\d{4}-\\d{2}-\\d{2}"
            + "|[a-z]{2}(?:-[a-z]+)+-\\d[a-z]?|ml\\.[a-z0-9-]+\\.[a-z0-9-]+|alias/aws/.*|AES256|aws:kms(?::dsse)?"
            + "|(?:aws|sagemaker):[a-z][\\w-]*|[*?]*");

    /** Buckets that AWS keeps for everybody. */
    private static final Pattern BUCKET_OF_AWS = Pattern.compile(
            "(?:jumpstart-(?:private-)?cache-prod-[a-z0-9-]+|sagemaker-sample-files|sagemaker-sample-data-[a-z0-9-]+"
                    + "|sagemaker-repository-[a-z0-9-]+|prod-[a-z0-9-]+-starport-layer-bucket)(?:/.*)?");

    /** Parts of paths and names that AWS itself puts there. */
    private static final Pattern PATH_OF_AWS = Pattern.compile(
            "(?:service-role|aws-service-role|aws-reserved|sso\\.amazonaws\\.com|log-stream|log-group|object)(?=[/:])|AWSReservedSSO(?=_)"
                    // A Region, as in the name of SageMaker's default bucket.
                    + "|(?<![A-Za-z0-9])(?:us|eu|ap|sa|ca|me|af|il|mx|cn|eusc)(?:-gov|-iso[a-z]?)?(?:-[a-z]{2})?"
                    + "-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\\d(?![A-Za-z0-9])");

    // Resources whose names have no type before them.
    private static final Set<String> WITHOUT_TYPE = Set.of("s3", "sns", "sqs", "codecommit");

    private final ImageRegistries registries;

    Anatomy(ImageRegistries registries) {
        this.registries = registries;
    }

    /** The parts of a name, a pattern of names, or a value. */
    List<Part> of(String text) {
        if (WHOLE_AND_CLOSED.matcher(text).matches()) {
            return List.of(Part.closed(text));
        }
        List<Part> parts = new ArrayList<>();
        Matcher matcher = TOKENS.matcher(text);
        int end = 0;
        while (matcher.find()) {
            open(text.substring(end, matcher.start()), parts);
            token(matcher, parts);
            end = matcher.end();
        }
        open(text.substring(end), parts);
        return parts;
    }

    private void token(Matcher matcher, List<Part> parts) {
        String token = matcher.group();
        if (matcher.group("arn") != null) {
            arn(token, parts);
        } else if (matcher.group("variable") != null) {
            variable(token, parts);
        } else if (matcher.group("image") != null) {
            image(token, parts);
        } else if (matcher.group("s3") != null) {
            int start = token.indexOf("://") + 3;
            parts.add(Part.closed(token.substring(0, start)));
            bucket(token.substring(start), parts);
        } else if (token.contains("vpce-")) {
            open(token, parts);
        } else {
            host(token, parts);
        }
    }

    /** The host of an endpoint is AWS's, but for a bucket or a registry before it. */
    private static void host(String host, List<Part> parts) {
        Matcher s3 = Pattern.compile("(.+)(\\.s3[.-].*)").matcher(host);
        if (s3.matches()) {
            open(s3.group(1), parts);
            parts.add(Part.closed(s3.group(2)));
        } else if (Pattern.compile("\\d{12}").matcher(host).find()) {
            open(host, parts);
        } else {
            parts.add(Part.closed(host));
        }
    }

    /** {@code ${aws:PrincipalTag/team, 'none'}}: only the tag's name and the default are somebody's. */
    private static void variable(String variable, List<Part> parts) {
        int slash = variable.indexOf('/');
        if (slash < 0) {
            parts.add(Part.closed(variable));
        } else {
            parts.add(Part.closed(variable.substring(0, slash + 1)));
            open(variable.substring(slash + 1), parts);
        }
    }

    private void image(String address, List<Part> parts) {
        int slash = address.indexOf('/');
        if (registries.isAws(address.substring(0, 12))) {
            parts.add(Part.closed(address));
            return;
        }
        parts.add(Part.open(address.substring(0, 12)));
        parts.add(Part.closed(address.substring(12, slash + 1)));
        open(address.substring(slash + 1), parts);
    }

    private static void bucket(String bucketAndKey, List<Part> parts) {
        if (BUCKET_OF_AWS.matcher(bucketAndKey).matches()) {
            parts.add(Part.closed(bucketAndKey));
        } else {
            open(bucketAndKey, parts);
        }
    }

    private void arn(String arn, List<Part> parts) {
        String[] fields = arn.split(":", 6);
        if (fields[4].equals("aws")) {
            parts.add(Part.closed(arn));
            return;
        }
        parts.add(Part.closed(String.join(":", fields[0], fields[1], fields[2], fields[3]) + ":"));
        parts.add(registries.isAws(fields[4]) ? Part.closed(fields[4]) : Part.open(fields[4]));
        parts.add(Part.closed(":"));
        resource(fields[2], fields[5], registries.isAws(fields[4]), parts);
    }

    private static void resource(String service, String resource, boolean ofAws, List<Part> parts) {
        if (ofAws || resource.equals("root") || resource.startsWith("alias/aws/")) {
            parts.add(Part.closed(resource));
            return;
        }
        int separator = separator(resource);
        boolean accessPoint = resource.startsWith("accesspoint") || resource.startsWith("access-grants");
        if (service.equals("s3") && !accessPoint) {
            bucket(resource, parts);
        } else if (WITHOUT_TYPE.contains(service) && !accessPoint) {
            open(resource, parts);
        } else if (separator < 0) {
            parts.add(Part.closed(resource));
        } else {
            parts.add(Part.closed(resource.substring(0, separator + 1)));
            open(resource.substring(separator + 1), parts);
        }
    }

    private static int separator(String resource) {
        int slash = resource.indexOf('/');
        int colon = resource.indexOf(':');
        return slash < 0 || colon < 0 ? Math.max(slash, colon) : Math.min(slash, colon);
    }

    private static void open(String text, List<Part> parts) {
        Matcher matcher = PATH_OF_AWS.matcher(text);
        int end = 0;
        while (matcher.find()) {
            add(text.substring(end, matcher.start()), parts);
            parts.add(Part.closed(matcher.group()));
            end = matcher.end();
        }
        add(text.substring(end), parts);
    }

    private static void add(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(Part.open(text));
        }
    }
}
