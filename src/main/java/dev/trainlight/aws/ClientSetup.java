package dev.trainlight.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** The one way in which clients are made, with or without credentials. */
public final class ClientSetup {
    // An empty file, so that the SDK does not read the configuration a second time and its own way.
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private ClientSetup() {}

    /** Gives the builder everything but credentials, and hands it back. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B builder, SessionSettings settings, Region region, SdkHttpClient http) {
        EndpointSettings endpoints = settings.endpoints();
        Optional<URI> configured =
                endpoints.configuredFor(lastPart(builder.getClass().getPackageName()));
        configured.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .httpClient(http)
                // AWS takes neither together with an endpoint that somebody configured: that one is used as it is.
                .fipsEnabled(endpoints.fips() && configured.isEmpty())
                .dualstackEnabled(endpoints.dualStack() && configured.isEmpty())
                .overrideConfiguration(overrides(settings));
    }

    private static ClientOverrideConfiguration overrides(SessionSettings settings) {
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .retryStrategy(RetryMode.ADAPTIVE_V2)
                .apiCallTimeout(settings.callLimit())
                .apiCallAttemptTimeout(settings.attemptLimit())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "trainlight")
                .defaultProfileFile(NO_PROFILES)
                .defaultProfileName("default")
                .addExecutionInterceptor(new AnswersOfAws());
        if (settings.endpoints().ignoreConfigured()) {
            overrides.addExecutionInterceptor(new StandardEndpoints());
        }
        return overrides.build();
    }

    private static String lastPart(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    /** The SDK reads AWS_ENDPOINT_URL itself and does not know that it may be told to ignore it: this tells it. */
    private static final class StandardEndpoints implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            ClientEndpointProvider provider =
                    attributes.getAttribute(SdkInternalExecutionAttribute.CLIENT_ENDPOINT_PROVIDER);
            attributes.putAttribute(
                    SdkInternalExecutionAttribute.CLIENT_ENDPOINT_PROVIDER,
                    ClientEndpointProvider.create(provider.clientEndpoint(), false));
        }
    }
}
