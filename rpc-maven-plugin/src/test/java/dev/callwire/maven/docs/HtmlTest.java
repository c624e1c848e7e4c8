package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textIsEscaped() {
        assertThat(element("b").with("<i>&\"'").toString()).isEqualTo("<b>&lt;i&gt;&amp;&quot;&#39;</b>");
    }

    @Test
    void attributesAreEscaped() {
        assertThat(element("a", "href", "\" onclick=\"x").toString())
                .isEqualTo("<a href=\"&quot; onclick=&quot;x\"></a>");
    }

    @Test
    void whatNoDocumentMayHoldIsReplaced() {
        assertThat(element("b").with("a\u0000\u001b\ud800\n\ud83d\ude00").toString())
                .isEqualTo("<b>a\ufffd\ufffd\ufffd\n\ud83d\ude00</b>");
    }

    @Test
    void jsonIsIndentedWhereItIsLong() {
        String list = "[" + "\"abcdefgh\",".repeat(9) + "{\"a\":1}]";

        assertThat(words(JsonView.of("{\"a\":[1,\"x\\\"]\"],\"b\":{}}")))
                .isEqualTo("{ \"a\": [1, \"x\\\"]\"], \"b\": {} }");
        assertThat(words(JsonView.of(list))).isEqualTo("[\n" + "  \"abcdefgh\",\n".repeat(9) + "  { \"a\": 1 }\n]");
    }

    private static String words(Html html) {
        return html.toString().replaceAll("<[^>]*>", "").replace("&quot;", "\"");
    }

    @Test
    void filesHaveNamesThatEverySystemTakesAndTellsApart() {
        var names = new FileNames();

        assertThat(names.page("type", "Order")).isEqualTo("type.Order.html");
        assertThat(names.page("type", "ORDER")).isEqualTo("type.ORDER-2.html");
        assertThat(names.page("type", "Gr\u00f6\u00dfe")).matches("type\\.Gr-e-[0-9a-f]{8}\\.html");
        assertThat(names.page("type", "../x")).matches("type\\.-x-[0-9a-f]{8}\\.html");
        assertThat(names.page("type", "a".repeat(300))).hasSizeLessThan(90);
    }

    @Test
    void anchorsAreNamesAndDistinct() {
        Set<String> taken = new HashSet<>();

        assertThat(Anchor.fresh("orders.place", taken)).isEqualTo("orders.place");
        assertThat(Anchor.fresh("orders.place", taken)).isEqualTo("orders.place-2");
        assertThat(Anchor.fresh("two words", taken)).isEqualTo("two-words");
        assertThat(Anchor.fresh("_main", taken)).isEqualTo("-_main");
        assertThat(Anchor.reference("a/\u00f6")).isEqualTo("#a%2F%C3%B6");
    }
}
