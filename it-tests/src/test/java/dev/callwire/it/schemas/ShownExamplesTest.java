package dev.callwire.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.it.schemas.TypesOfCorpus.CorpusType;
import dev.callwire.maven.docs.HtmlReference;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that a reference makes up are values of their types. */
@Tag("one-jdk")
class ShownExamplesTest {
    private static final String PAGES = String.join(
            "\n",
            HtmlReference.of(TypesOfCorpus.services(), "Corpus", "1").files().values());

    static List<CorpusType> types() {
        return TypesOfCorpus.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void exampleIsAllowed(CorpusType type) {
        assertThat(type.problemsOf(frame(type, "sent").path("params").path("value")))
                .as(type.schemaText())
                .isEmpty();
        assertThat(type.problemsOf(frame(type, "received").path("result")))
                .as(type.schemaText())
                .isEmpty();
    }

    private static JsonNode frame(CorpusType type, String way) {
        int section = PAGES.indexOf("id=\"" + type.wireName() + "\">");
        assertThat(section).as(type.name()).isPositive();
        var shown = Pattern.compile("(?s)\"frame " + way + "\">.*?<pre[^>]*><code>(.*?)</code>")
                .matcher(PAGES)
                .region(section, PAGES.length());
        assertThat(shown.find()).as(type.name()).isTrue();
        return TypesOfCorpus.parse(shown.group(1)
                .replaceAll("<[^>]*>", "")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&amp;", "&"));
    }
}
