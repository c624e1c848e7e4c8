package dev.callwire.wamp.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriRuleTest {
    @ParameterizedTest
    @CsvSource({
        "com.myapp.add2, true, true",
        "a, true, true",
        "com.My-App.é, true, false",
        "com.my app, false, false",
        "com.my#app, false, false",
        "com..app, false, false",
        ".com, false, false",
        "com., false, false",
        "'', false, false",
    })
    void exactUriHasNoEmptyComponents(String uri, boolean loose, boolean strict) {
        assertThat(UriRule.LOOSE.allows(uri)).isEqualTo(loose);
        assertThat(UriRule.STRICT.allows(uri)).isEqualTo(strict);
    }

    @Test
    void patternMayHaveEmptyComponents() {
        assertThat(UriRule.STRICT.allows("com..app", Match.WILDCARD)).isTrue();
        assertThat(UriRule.STRICT.allows("com.", Match.PREFIX)).isTrue();
        assertThat(UriRule.LOOSE.allows("", Match.PREFIX)).isTrue();
        assertThat(UriRule.LOOSE.allows("a b", Match.PREFIX)).isFalse();
    }

    @Test
    void uriHasAtMost256Characters() {
        assertThat(UriRule.LOOSE.allows("a".repeat(256))).isTrue();
        assertThat(UriRule.LOOSE.allows("a".repeat(257))).isFalse();
    }

    @Test
    void protocolsOwnUrisAreReserved() {
        assertThat(UriRule.isReserved("wamp.session.count")).isTrue();
        assertThat(UriRule.isReserved("wamp")).isTrue();
        assertThat(UriRule.isReserved("wampum.count")).isFalse();
    }
}
