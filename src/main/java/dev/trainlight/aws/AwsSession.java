package dev.trainlight.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * An open session with AWS: whose credentials, which region, and clients made the same way for every service (one shared
 * HTTP client, adaptive retries, time limits, endpoints). Clients are made at first use and kept; closing the session
 * closes them. Safe for use by many threads.
 */
public final class AwsSession implements AutoCloseable {
    private final SessionSettings settings;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final ConcurrentMap<ClientKey, Object> clients = new ConcurrentHashMap<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    /**
     * Opens a session; asks nothing of AWS yet. The credentials provider is closed with the session.
     *
     * @throws RuntimeException where the certificates of the settings cannot be read; {@link AwsErrors} translates it
     */
    public AwsSession(SessionSettings settings, AwsCredentialsProvider credentials) {
        this(settings, credentials, settings.http().client());
    }

    /** The same over an HTTP client that others use too, and that stays open. */
    public AwsSession(SessionSettings settings, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this.settings = settings;
        this.credentials = credentials;
        this.http = http;
    }

    /** Whose calls these are. */
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** The region asked. */
    public Region region() {
        return settings.region();
    }

    /** {@code aws}, {@code aws-cn}, {@code aws-us-gov} and so on. */
    public String partition() {
        return PartitionMetadata.of(settings.region()).id();
    }

    /** The profile it comes from, where there is one. */
    public Optional<String> profile() {
        return settings.profile();
    }

    /** Whether its session certainly has no session policy; false also where nobody knows. */
    public boolean withoutSessionPolicy() {
        return credentials instanceof SessionOrigin origin && origin.withoutSessionPolicy();
    }

    /** The settings it was opened with. */
    public SessionSettings settings() {
        return settings;
    }

    /** The HTTP client that all of them share. */
    public SdkHttpClient http() {
        return http;
    }

    /**
     * The session's client for a service in the session's region: {@code session.client(IamClient.builder())}. The same
     * object every time; what the builder of a later call says is not read.
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, settings.region());
    }

    /** The same in another region, for a bucket that lives elsewhere. */
    @SuppressWarnings("unchecked") // what is kept under a builder's class was built by it
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, Region region) {
        return (C) clients.computeIfAbsent(new ClientKey(builder.getClass(), region), key -> {
            C client = ClientSetup.configure(builder, settings, region, http)
                    .credentialsProvider(credentials)
                    .build();
            if (client instanceof AutoCloseable closeable) {
                owned(closeable);
            }
            return client;
        });
    }

    private void owned(AutoCloseable closeable) {
        synchronized (owned) {
            owned.push(closeable);
        }
    }

    /** Closes clients and credentials; calls under way fail. */
    @Override
    public void close() {
        synchronized (owned) {
            while (!owned.isEmpty()) {
                closeQuietly(owned.pop());
            }
        }
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeQuietly(closeable);
        }
    }

    /** Which session, and nothing secret. */
    @Override
    public String toString() {
        return "AwsSession[profile=" + settings.profile().orElse("-") + ", region=" + settings.region() + "]";
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception closing) {
            // Nothing that anybody could do about it remains.
        }
    }

    private record ClientKey(Class<?> builder, Region region) {}
}
