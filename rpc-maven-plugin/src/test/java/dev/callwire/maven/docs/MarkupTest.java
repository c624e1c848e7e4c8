package dev.callwire.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.maven.typescript.Shop;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {
    private static final Markup MARKUP = new Site(List.of(Shop.FOLLOWERS, Shop.EVENTS, Shop.ORDERS), "t", "1").markup();

    @Test
    void markupIsText() {
        assertThat(blocks("A <script>alert(1)</script>"))
                .isEqualTo("<p dir=\"auto\">A &lt;script&gt;alert(1)&lt;/script&gt;</p>");
        assertThat(blocks("<div onclick=x>block</div>")).startsWith("<p dir=\"auto\">&lt;div onclick=x&gt;");
    }

    @Test
    void linksLeadToOtherSitesAlone() {
        assertThat(blocks("[a](https://example.com/)"))
                .isEqualTo("<p dir=\"auto\"><a rel=\"noopener noreferrer\" href=\"https://example.com/\">a</a></p>");
        assertThat(blocks("[a](javascript:alert(1)) [b](../b.html) [c](//c.example/) <javascript:d>"))
                .isEqualTo("<p dir=\"auto\">a b c javascript:d</p>");
    }

    @Test
    void imagesAreTheirText() {
        assertThat(blocks("![a **pixel**](https://example.com/p.png)"))
                .isEqualTo("<p dir=\"auto\">a <strong>pixel</strong></p>");
    }

    @Test
    void headingsAreParagraphs() {
        assertThat(blocks("## Title")).isEqualTo("<p dir=\"auto\"><strong>Title</strong></p>");
    }

    @Test
    void tablesAreTables() {
        assertThat(blocks("| a |\n|---|\n| 1 |"))
                .startsWith("<table class=\"said\">")
                .contains("<td>1</td>");
    }

    @Test
    void depthHasAnEnd() {
        assertThat(blocks("> ".repeat(10_000) + "deep")).contains("deep");
        assertThat(blocks("[".repeat(5_000) + "*".repeat(5_000))).isNotEmpty();
    }

    @Test
    void codeThatNamesSomethingLeadsThere() {
        assertThat(blocks("An `Order`, by `orders.place`."))
                .isEqualTo("<p dir=\"auto\">An <a href=\"type.Order.html\"><code>Order</code></a>, by"
                        + " <a href=\"service.Orders.html#orders.place\"><code>orders.place</code></a>.</p>");
        assertThat(blocks("- **`Order`**\n\n| `State` |\n|---|\n| 1 |"))
                .contains("<strong><a href=\"type.Order.html\"><code>Order</code></a></strong>")
                .contains("<th><a href=\"type.State.html\"><code>State</code></a></th>");
        assertThat(MARKUP.line("An `Order`.").toString())
                .isEqualTo("An <a href=\"type.Order.html\"><code>Order</code></a>.");
        assertThat(blocks("Order `Parcel` <b>`Gone`</b>")).doesNotContain("<a");
    }

    @Test
    void linksHoldNoLinks() {
        assertThat(blocks("[an `Order`](https://example.com/)"))
                .isEqualTo("<p dir=\"auto\"><a rel=\"noopener noreferrer\" href=\"https://example.com/\">an"
                        + " <code>Order</code></a></p>");
    }

    @Test
    void wordsOfALinkThatLedNowhereLeadWhereTheyName() {
        assertThat(blocks("[`Order`](javascript:alert(1))"))
                .isEqualTo("<p dir=\"auto\"><a href=\"type.Order.html\"><code>Order</code></a></p>");
    }

    @Test
    void blocksOfCodeStayAsTheyAre() {
        assertThat(blocks("```\nOrder\n```\n\n    Order")).doesNotContain("<a");
    }

    @Test
    void deprecationIsSaid() {
        assertThat(MARKUP.said(Doc.of("An order."), new Deprecation("See `State`."))
                        .toString())
                .contains("<p dir=\"auto\">An order.</p>")
                .contains("See <a href=\"type.State.html\"><code>State</code></a>.");
        assertThat(MARKUP.said(Doc.NONE, Deprecation.WITHOUT_REASON).isEmpty()).isTrue();
    }

    @Test
    void lineIsTheFirstParagraph() {
        assertThat(MARKUP.line("One `two`.\n\nThree.").toString()).isEqualTo("One <code>two</code>.");
        assertThat(MARKUP.line("```\na < b\n```").toString()).isEqualTo("a &lt; b");
    }

    @Test
    void wordsAreLeft() {
        assertThat(Markup.plain("One **two** `three` [four](https://example.com/)"))
                .isEqualTo("One two three four");
    }

    private static String blocks(String markdown) {
        return MARKUP.blocks(markdown).toString();
    }
}
