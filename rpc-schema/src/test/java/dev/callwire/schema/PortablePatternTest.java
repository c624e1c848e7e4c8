package dev.callwire.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortablePatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "[a-z]+",
                "\\d{3}-\\d{2,4}",
                "a|b",
                "(?:x)?",
                "(?=y).*",
                "(a)\\.b",
                "[^\\]]*",
                "[\\w\\-]+",
                "\\u00e9",
                "\\p{Lu}\\p{L}*",
                "a+?",
                "\\++",
                "[\\s\\S]*\\S[\\s\\S]*"
            })
    void expressionsThatBothHaveAreTaken(String pattern) {
        assertThat(PortablePattern.of(pattern)).contains("^(?:" + pattern + ")$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a++",
                "a*+",
                "a{2}+",
                "(?i)a",
                "(?<n>a)",
                "(?<=a)b",
                "\\Qa\\E",
                "\\p{Alpha}",
                "[a&&b]",
                "[a[b]]",
                "[]a]",
                "[^]a]",
                "{",
                "a{,3}",
                "]",
                "\\h",
                "\\-",
                "\\",
                "[a"
            })
    void thoseOfJavaAloneAreNot(String pattern) {
        assertThat(PortablePattern.of(pattern)).isEmpty();
    }
}
