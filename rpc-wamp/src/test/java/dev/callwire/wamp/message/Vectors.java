package dev.callwire.wamp.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The published vectors of single messages. */
public final class Vectors {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path ROOT = Path.of("src/test/resources/wamp/singlemessage");

    private Vectors() {}

    /** A message in the forms that it may have. */
    public record Serialization(String name, List<String> forms, JsonNode attributes) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A message in the forms that it may have in one that is not text, as hexadecimal digits. */
    public record Bytes(String name, List<String> forms) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A message that is acceptable, or is refused for something. */
    public record Validation(
            String name, String message, @Nullable String refusedFor) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Serialization> serializations() {
        var found = new ArrayList<Serialization>();
        for (var file : files()) {
            for (var sample : read(file).get("samples")) {
                if (sample.has("serializers")) {
                    var forms = new ArrayList<String>();
                    sample.get("serializers")
                            .get("json")
                            .forEach(form -> forms.add(form.get("bytes").asText()));
                    found.add(new Serialization(forms.get(0), forms, sample.get("expected_attributes")));
                }
            }
        }
        return found;
    }

    public static List<Bytes> bytes(String serializer) {
        var found = new ArrayList<Bytes>();
        for (var file : files()) {
            for (var sample : read(file).get("samples")) {
                if (sample.has("serializers") && sample.get("serializers").has(serializer)) {
                    var forms = new ArrayList<String>();
                    sample.get("serializers")
                            .get(serializer)
                            .forEach(form -> forms.add(form.get("bytes_hex").asText()));
                    found.add(new Bytes(forms.get(0), forms));
                }
            }
        }
        return found;
    }

    public static List<Validation> validations() {
        var found = new ArrayList<Validation>();
        for (var file : files()) {
            for (var sample : read(file).get("samples")) {
                if (sample.has("wmsg")) {
                    var message = sample.get("wmsg").toString();
                    var error = sample.get("expected_error");
                    found.add(new Validation(
                            message,
                            message,
                            error == null ? null : error.get("contains").asText()));
                }
            }
        }
        return found;
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
