package dev.trainlight.evidence.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.sagemaker.ImageRegistries;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Replacing names keeps what matches what: the law that the diagnosis of a redacted case rests on. */
class WildcardsTest {
    private static final ImageRegistries REGISTRIES = ImageRegistries.bundled();
    private static final Pieces PIECES = new Pieces(new Anatomy(REGISTRIES), REGISTRIES);

    /** Few letters and few words, so that names begin, end and hold one another. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> word =
                Arbitraries.strings().withChars("abAB").ofMinLength(2).ofMaxLength(6);
        Arbitrary<String> known =
                Arbitraries.of("data", "datalake", "lake", "lakedata", "sagemaker", "mysagemakerx", "d4ta", "team7");
        return Arbitraries.oneOf(word, known).list().ofMinSize(1).ofMaxSize(3).map(words -> String.join("-", words));
    }

    @Provide
    Arbitrary<String> patterns() {
        return names().flatMap(name -> Arbitraries.integers()
                .between(0, name.length())
                .tuple2()
                .flatMap(cut -> {
                    int from = Math.min(cut.get1(), cut.get2());
                    int to = Math.max(cut.get1(), cut.get2());
                    return Arbitraries.of(
                            name.substring(0, to) + "*",
                            "*" + name.substring(from),
                            "*" + name.substring(from, to) + "*",
                            name.substring(0, from) + "*" + name.substring(to),
                            name.substring(0, from) + "?" + name.substring(Math.min(name.length(), from + 1)));
                }));
    }

    @Property(tries = 400)
    void whatMatchedStillMatchesAndNothingElse(
            @ForAll("lists") List<String> names, @ForAll("patternLists") List<String> patterns) {
        Gatherer gatherer = new Gatherer(PIECES, PlainWords.bundled());
        names.forEach(gatherer::name);
        patterns.forEach(gatherer::name);
        Substitution substitution = gatherer.substitution();
        Replacer replacer = new Replacer(PIECES, substitution, null);
        for (String pattern : patterns) {
            for (String name : names) {
                boolean crumbs =
                        Pattern.compile("[*?][A-Za-z0-9][*?]").matcher(pattern).find();
                if (!crumbs) {
                    assertThat(matches(replacer.name(pattern), replacer.name(name)))
                            .as(
                                    "%s and %s became %s and %s",
                                    pattern, name, replacer.name(pattern), replacer.name(name))
                            .isEqualTo(matches(pattern, name));
                }
            }
        }
        assertThat(names.stream().map(replacer::name).distinct())
                .hasSameSizeAs(names.stream().distinct().toList());
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return names().list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<String>> patternLists() {
        return patterns().list().ofMinSize(1).ofMaxSize(5);
    }

    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (char character : pattern.toCharArray()) {
            regex.append(character == '*' ? ".*" : character == '?' ? "." : Pattern.quote(String.valueOf(character)));
        }
        return name.matches(regex.toString());
    }

    @Example
    void aWordIsCutWhereAPatternCutsIt() {
        Gatherer gatherer = new Gatherer(PIECES, PlainWords.bundled());
        gatherer.name("arn:aws:s3:::acme-datalake/train/x");
        gatherer.name("arn:aws:s3:::acme-dat*");
        gatherer.name("arn:aws:s3:::*lake/*");
        Replacer replacer = new Replacer(PIECES, gatherer.substitution(), null);
        String name = replacer.name("arn:aws:s3:::acme-datalake/train/x");
        assertThat(name)
                .doesNotContain("acme")
                .doesNotContain("lake")
                .startsWith("arn:aws:s3:::")
                .endsWith("/x");
        assertThat(matches(replacer.name("arn:aws:s3:::acme-dat*"), name)).isTrue();
        assertThat(matches(replacer.name("arn:aws:s3:::*lake/*"), name)).isTrue();
    }
}
