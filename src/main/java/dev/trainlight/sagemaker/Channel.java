package dev.trainlight.sagemaker;

import java.util.Optional;

/**
 * One entry of {@code InputDataConfig}.
 *
 * @param name channel name
 * @param source where its data come from
 * @param inputMode {@code File}, {@code Pipe} or {@code FastFile}: the channel's, else the algorithm's, else {@code File}
 */
public record Channel(String name, Source source, String inputMode) {

    /** Where a channel's data come from. */
    public sealed interface Source {
        /**
         * S3.
         *
         * @param uri as given
         * @param location the same, taken apart; empty where it is no S3 URI
         * @param dataType {@code S3Prefix}, {@code ManifestFile}, {@code AugmentedManifestFile} or {@code Converse}
         * @param hubContentArn of {@code HubAccessConfig}
         * @param acceptsEula of {@code ModelAccessConfig}
         */
        record S3(
                String uri,
                Optional<S3Location> location,
                String dataType,
                Optional<String> hubContentArn,
                boolean acceptsEula)
                implements Source {}

        /**
         * EFS or FSx for Lustre.
         *
         * @param id file system id
         * @param type {@code EFS} or {@code FSxLustre}
         * @param directory path inside it
         * @param accessMode {@code ro} or {@code rw}
         */
        record FileSystem(String id, String type, String directory, String accessMode) implements Source {}

        /** Something newer than this program, or nothing. */
        record Other() implements Source {}
    }
}
