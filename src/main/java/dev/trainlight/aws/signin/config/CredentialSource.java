package dev.trainlight.aws.signin.config;

import java.util.Arrays;
import java.util.Optional;

/** Where a role's credentials come from when no profile gives them: {@code credential_source}. */
public enum CredentialSource {
    /** Environment variables. */
    ENVIRONMENT("Environment"),
    /** The machine that the program runs on, in EC2. */
    EC2("Ec2InstanceMetadata"),
    /** The container that the program runs in. */
    CONTAINER("EcsContainer");

    private final String written;

    CredentialSource(String written) {
        this.written = written;
    }

    /** As the files write it. */
    public String written() {
        return written;
    }

    /** The source of that name, in any case. */
    public static Optional<CredentialSource> parse(String text) {
        return Arrays.stream(values())
                .filter(source -> source.written.equalsIgnoreCase(text))
                .findFirst();
    }
}
