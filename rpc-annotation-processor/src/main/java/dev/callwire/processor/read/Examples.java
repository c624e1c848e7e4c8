package dev.callwire.processor.read;

import dev.callwire.schema.Doc;
import dev.callwire.schema.ExampleSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds the examples in a comment: preformatted lines in which {@code -->} leads in the params and {@code <--} the
 * result, as the examples of the JSON-RPC specification have it. A line before that names the example.
 */
final class Examples {
    private static final Pattern PRE =
            Pattern.compile("<pre[^>]*>(.*?)</pre>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern FENCE = Pattern.compile("^```[^\n]*\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String CALL = "-->";
    private static final String ANSWER = "<--";

    private final List<ExampleSchema> examples = new ArrayList<>();
    private final Consumer<String> complaint;
    private String name = "";
    private StringBuilder params = new StringBuilder();
    private StringBuilder result = new StringBuilder();
    private boolean called;
    private boolean answered;

    private Examples(Consumer<String> complaint) {
        this.complaint = complaint;
    }

    /** The examples of a comment; what is wrong with one is told and the example left out. */
    static List<ExampleSchema> in(Comment comment, Consumer<String> complaint) {
        var examples = new Examples(complaint);
        var blocks = (comment.markdown() ? FENCE : PRE).matcher(comment.body());
        while (blocks.find()) {
            var text = comment.markdown() ? blocks.group(1) : Markdown.preformatted(blocks.group(1));
            if (text.lines().anyMatch(line -> line.strip().startsWith(CALL))) {
                text.lines().map(String::strip).forEach(examples::read);
                examples.finish();
            }
        }
        return List.copyOf(examples.examples);
    }

    private void read(String line) {
        if (line.startsWith(CALL)) {
            finish();
            called = true;
            params.append(line.substring(CALL.length()));
        } else if (line.startsWith(ANSWER) && called) {
            answered = true;
            result.append(line.substring(ANSWER.length()));
        } else if (line.isEmpty()) {
            finish();
        } else if (answered) {
            result.append('\n').append(line);
        } else if (called) {
            params.append('\n').append(line);
        } else {
            name = line;
        }
    }

    private void finish() {
        if (!called) {
            return;
        }
        var title = unused(name.isEmpty() ? "example" : name);
        try {
            examples.add(new ExampleSchema(
                    title,
                    Doc.NONE,
                    params.toString().strip(),
                    answered ? result.toString().strip() : null));
        } catch (IllegalArgumentException e) {
            complaint.accept("The example '" + title + "' is left out of the schema. " + e.getMessage()
                    + " Write the params as JSON after '-->' and the result as JSON after '<--'.");
        }
        name = "";
        params = new StringBuilder();
        result = new StringBuilder();
        called = false;
        answered = false;
    }

    private String unused(String wanted) {
        var title = wanted;
        for (var i = 2; isUsed(title); i++) {
            title = wanted + " " + i;
        }
        return title;
    }

    private boolean isUsed(String title) {
        return examples.stream().anyMatch(example -> example.name().equals(title));
    }
}
