package dev.trainlight.aws.signin.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * One file, read.
 *
 * @param file where
 * @param sections by heading, as written between the brackets
 */
record ConfigFile(Path file, Map<String, Section> sections) {}
