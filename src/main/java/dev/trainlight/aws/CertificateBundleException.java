package dev.trainlight.aws;

import java.nio.file.Path;

/** The configured file of certificates cannot be read, or holds none. */
final class CertificateBundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String bundle;

    CertificateBundleException(Path bundle, Throwable cause) {
        super("cannot read certificates from " + bundle, cause);
        this.bundle = bundle.toString();
    }

    /** The file. */
    String bundle() {
        return bundle;
    }
}
