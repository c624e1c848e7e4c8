package dev.callwire.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

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
    void lineIsTheFirstParagraph() {
        assertThat(Markup.line("One `two`.\n\nThree.").toString()).isEqualTo("One <code>two</code>.");
        assertThat(Markup.line("```\na < b\n```").toString()).isEqualTo("a &lt; b");
    }

    @Test
    void wordsAreLeft() {
        assertThat(Markup.plain("One **two** `three` [four](https://example.com/)"))
                .isEqualTo("One two three four");
    }

    private static String blocks(String markdown) {
        return Markup.blocks(markdown).toString();
    }
}
