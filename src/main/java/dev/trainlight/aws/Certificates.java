package dev.trainlight.aws;

import dev.trainlight.evidence.Failure;
import dev.trainlight.evidence.Failure.Kind;
import dev.trainlight.evidence.Failure.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom TLS connections trust: Java's own list, the operating system's (a company's inspecting proxy puts its certificate
 * there), and a bundle of one's own ({@code AWS_CA_BUNDLE}, the profile's {@code ca_bundle}, or {@code
 * REQUESTS_CA_BUNDLE}, in the AWS CLI's order).
 */
final class Certificates {
    private static final List<String> SYSTEM_STORES = List.of("WINDOWS-ROOT", "KEYCHAINSTORE-ROOT");

    private Certificates() {}

    /**
     * Sockets that trust all of them.
     *
     * @param bundle a file of certificates in PEM form
     * @throws FailureException where the bundle cannot be read
     */
    static SSLSocketFactory sockets(Optional<Path> bundle) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate certificate : ofJava()) {
                add(trusted, certificate);
            }
            for (String store : SYSTEM_STORES) {
                addSystem(trusted, store);
            }
            if (bundle.isPresent()) {
                addBundle(trusted, bundle.get());
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("TLS cannot be set up", impossible);
        }
    }

    private static List<X509Certificate> ofJava() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static void addSystem(KeyStore trusted, String type) {
        boolean known = Security.getAlgorithms("KeyStore").stream()
                .anyMatch(name -> name.toUpperCase(Locale.ROOT).equals(type));
        if (!known) {
            return;
        }
        try {
            KeyStore system = KeyStore.getInstance(type);
            system.load(null, null);
            for (String alias : Collections.list(system.aliases())) {
                if (system.getCertificate(alias) instanceof X509Certificate certificate) {
                    add(trusted, certificate);
                }
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            // Java's own list remains; a connection that needs the system's fails with a certificate failure of its
            // own.
        }
    }

    private static void addBundle(KeyStore trusted, Path bundle) {
        try (InputStream in = Files.newInputStream(bundle)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unusable(bundle, null);
            }
            for (Certificate certificate : certificates) {
                add(trusted, (X509Certificate) certificate);
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw unusable(bundle, unreadable);
        }
    }

    private static FailureException unusable(Path bundle, Throwable cause) {
        return new FailureException(
                Failure.of(Kind.BAD_CONFIG, Remedy.OPEN_CONFIG, "config.certificates", bundle.toString()), cause);
    }

    private static void add(KeyStore trusted, X509Certificate certificate) throws GeneralSecurityException {
        trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
    }
}
