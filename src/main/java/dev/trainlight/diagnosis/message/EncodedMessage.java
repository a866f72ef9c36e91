package dev.trainlight.diagnosis.message;

/**
 * What follows "Encoded authorization failure message:" (permission-model §7.3);
 * {@code aws sts decode-authorization-message} makes it readable.
 *
 * @param text the encoded text
 * @param cut whether it was cut off, so that AWS cannot decode it; do not ask
 */
public record EncodedMessage(String text, boolean cut) {}
