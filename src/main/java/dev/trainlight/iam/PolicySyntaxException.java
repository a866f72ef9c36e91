package dev.trainlight.iam;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** A policy document is no valid JSON, or not of AWS's policy grammar; says where. */
public final class PolicySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "dev.trainlight.iam.PolicyFaults";

    private final transient Position position;
    private final transient Optional<Fault> fault;
    private final transient List<String> arguments;

    /** What is wrong with a document; each has its sentence in the bundle {@code PolicyFaults}. */
    public enum Fault {
        /** Not JSON at all; argument: what the reader says. */
        NOT_JSON,
        /** More characters than any policy that AWS takes; arguments: size, limit. */
        TOO_LARGE,
        /** Text after the document's closing brace. */
        TRAILING_TEXT,
        /** An element twice in one object; argument: its name. */
        DUPLICATE_ELEMENT,
        /** An element that the grammar does not know; arguments: its name and, where one is near, that name. */
        UNKNOWN_ELEMENT,
        /** A value that must be a string and is not; argument: the element. */
        NOT_A_STRING,
        /** A value that must be an object and is not; argument: the element. */
        NOT_AN_OBJECT,
        /** A value that must be a string or a list of strings and is not; argument: the element. */
        NOT_STRINGS,
        /** A value that must be a string, a number, true or false, or a list of these; argument: the condition key. */
        NOT_VALUES,
        /** Statement is neither an object nor a list of objects. */
        NOT_STATEMENTS,
        /** An element without which the document means nothing; argument: its name. */
        MISSING_ELEMENT,
        /** Both forms of an element in one statement, Action and NotAction; arguments: both names. */
        BOTH_FORMS,
        /** A list that may not be empty; argument: the element. */
        EMPTY_LIST,
        /** An Effect, Version or principal type that does not exist; arguments: element, value. */
        UNKNOWN_VALUE,
        /** A condition operator that does not exist; arguments: its name and, where one is near, that name. */
        UNKNOWN_OPERATOR,
        /** A URL-encoded document with a broken escape. */
        BROKEN_ENCODING
    }

    public PolicySyntaxException(String message, Position position) {
        super(message);
        this.position = position;
        this.fault = Optional.empty();
        this.arguments = List.of();
    }

    public PolicySyntaxException(Fault fault, List<String> arguments, Position position) {
        super(text(fault, arguments, Locale.ROOT));
        this.position = position;
        this.fault = Optional.of(fault);
        this.arguments = List.copyOf(arguments);
    }

    /** Where in the text the fault stands. */
    public Position position() {
        return position;
    }

    /** The kind of fault, where it is one of those that the reader of policies finds. */
    public Optional<Fault> fault() {
        return fault;
    }

    /** What the fault's sentence speaks of, in the order of {@link Fault}'s description. */
    public List<String> arguments() {
        return arguments;
    }

    private static String text(Fault fault, List<String> arguments, Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
        String counted = fault.name() + "." + arguments.size();
        String pattern = bundle.getString(bundle.containsKey(counted) ? counted : fault.name());
        return new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray());
    }
}
