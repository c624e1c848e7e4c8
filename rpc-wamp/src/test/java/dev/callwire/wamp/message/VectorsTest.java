package dev.callwire.wamp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors: every form parses, and what is written is one of them. */
class VectorsTest {
    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULTS);
    private final MessageWriter writer = new MessageWriter(1_000_000);

    static List<Vectors.Serialization> serializations() {
        return Vectors.serializations();
    }

    static List<Vectors.Validation> validations() {
        return Vectors.validations();
    }

    @Test
    void thereAreAsManyAsWerePublished() {
        assertThat(serializations()).hasSize(35);
        assertThat(serializations().stream().mapToInt(sample -> sample.forms().size()))
                .satisfies(sizes -> assertThat(
                                sizes.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(59));
        assertThat(validations()).hasSize(67);
        assertThat(validations().stream().filter(sample -> sample.refusedFor() != null))
                .hasSize(28);
    }

    @ParameterizedTest
    @MethodSource("serializations")
    void everyFormIsReadAndWrittenWithTheSpacesThatItsDictionariesHave(Vectors.Serialization sample)
            throws JsonProcessingException {
        for (var form : sample.forms()) {
            var message = reader.read(JsonSlice.of(form));

            assertThat(message.type().code())
                    .isEqualTo(sample.attributes().get("message_type").asInt());
            assertThat(parse(JsonSlice.of(writer.write(message).toString()))).isEqualTo(parse(JsonSlice.of(form)));
        }
    }

    @ParameterizedTest
    @MethodSource("serializations")
    void whatIsReadInTheTightFormIsWrittenInIt(Vectors.Serialization sample) {
        var tight = sample.forms().get(sample.forms().size() - 1);

        assertThat(writer.write(reader.read(JsonSlice.of(tight)))).hasToString(tight);
    }

    @ParameterizedTest
    @MethodSource("serializations")
    void whatWasReadHasTheAttributes(Vectors.Serialization sample) throws JsonProcessingException {
        var attributes = sample.attributes();

        var message = reader.read(JsonSlice.of(sample.forms().get(0)));

        if (message instanceof Message.Publish publish) {
            assertThat(publish.request()).isEqualTo(attributes.get("request_id").asLong());
            assertThat(publish.topic()).isEqualTo(attributes.get("topic").asText());
            assertPayload(publish.payload(), attributes);
        } else if (message instanceof Message.Event event) {
            assertThat(event.subscription())
                    .isEqualTo(attributes.get("subscription").asLong());
            assertThat(event.publication())
                    .isEqualTo(attributes.get("publication").asLong());
            assertPayload(event.payload(), attributes);
        } else if (message instanceof Message.Call call) {
            assertThat(call.procedure()).isEqualTo(attributes.get("procedure").asText());
            assertPayload(call.payload(), attributes);
        } else if (message instanceof Message.Failed error) {
            assertThat(error.requestType().code())
                    .isEqualTo(attributes.get("request_type").asInt());
            assertThat(error.error()).isEqualTo(attributes.get("error").asText());
        } else if (message instanceof Message.Hello hello) {
            assertThat(hello.realm()).isEqualTo(attributes.get("realm").asText());
            assertThat(hello.roles().features().keySet()).containsExactly(Role.PUBLISHER, Role.SUBSCRIBER);
        } else if (message instanceof Message.Authenticate authenticate) {
            assertThat(authenticate.signature())
                    .isEqualTo(attributes.get("signature").asText());
        }
    }

    private static void assertPayload(Payload payload, JsonNode attributes) throws JsonProcessingException {
        var args = attributes.get("args");
        if (args != null && !args.isNull()) {
            assertThat(parse(payload.arguments())).isEqualTo(args);
        } else if (attributes.get("payload") == null
                || attributes.get("payload").isNull()) {
            assertThat(payload.hasArguments()).isFalse();
        }
        var kwargs = attributes.get("kwargs");
        if (kwargs != null && !kwargs.isNull()) {
            assertThat(parse(payload.argumentsKw())).isEqualTo(kwargs);
        } else {
            assertThat(payload.hasArgumentsKw()).isFalse();
        }
    }

    private static JsonNode parse(JsonSlice json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json.toString());
    }

    @ParameterizedTest
    @MethodSource("validations")
    void whatIsWrongIsNamed(Vectors.Validation sample) {
        var frame = JsonSlice.of(sample.message());

        if (sample.refusedFor() == null) {
            assertThat(writer.write(reader.read(frame)).toString()).isEqualTo(sample.message());
        } else {
            assertThatThrownBy(() -> reader.read(frame))
                    .isInstanceOf(ProtocolViolationException.class)
                    .hasMessageContaining(sample.refusedFor());
        }
    }
}
