package dev.trainlight.wizard.control.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainlight.wizard.control.code.Token.Kind;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    @Test
    void jsonNamesAndTextsAreToldApart() {
        assertThat(Syntax.JSON.tokens("  \"Effect\" : \"Allow\","))
                .containsExactly(
                        new Token(Kind.PLAIN, "  "),
                        new Token(Kind.NAME, "\"Effect\""),
                        new Token(Kind.PLAIN, " "),
                        new Token(Kind.PUNCTUATION, ":"),
                        new Token(Kind.PLAIN, " "),
                        new Token(Kind.STRING, "\"Allow\""),
                        new Token(Kind.PUNCTUATION, ","));
    }

    @Test
    void aQuoteWithinATextDoesNotEndIt() {
        assertThat(Syntax.JSON.tokens("\"a\\\"b\": true"))
                .extracting(Token::kind)
                .containsExactly(Kind.NAME, Kind.PUNCTUATION, Kind.PLAIN, Kind.LITERAL);
    }

    @Test
    void optionsAndCommentsOfCommandsAreToldApart() {
        assertThat(Syntax.SCRIPT.tokens("aws iam put-role-policy --role-name 'A b'"))
                .contains(new Token(Kind.LITERAL, "--role-name"), new Token(Kind.STRING, "'A b'"));
        assertThat(Syntax.SCRIPT.tokens("# once")).containsExactly(new Token(Kind.COMMENT, "# once"));
    }

    @Property
    void noCharacterIsEverLost(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({'"', '\'', '\\', '{', '}', ':', ',', ' ', '-', '#', '\t', '=', '.'})
                    @CharRange(from = 'a', to = 'f')
                    @CharRange(from = '0', to = '3')
                    String line,
            @ForAll Syntax syntax) {
        List<Token> tokens = syntax.tokens(line);

        assertThat(tokens.stream().map(Token::text).collect(Collectors.joining()))
                .isEqualTo(line);
        assertThat(tokens).allSatisfy(token -> assertThat(token.text()).isNotEmpty());
    }
}
