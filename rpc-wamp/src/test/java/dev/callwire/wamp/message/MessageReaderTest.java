package dev.callwire.wamp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {
    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULTS);

    private Message read(String frame) {
        return reader.read(JsonSlice.of(frame));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|A message is a list",
                "7|A message is a list",
                "[]|A message begins with its type, an integer",
                "[\"1\"]|A message begins with its type, an integer",
                "[null]|A message begins with its type, an integer",
                "[7]|There is no message of type 7",
                "[-1]|There is no message of type -1",
                "[1000]|There is no message of type 1000",
                "[9]|There is no message of type 9",
                "[48]|CALL lacks its Request",
                "[48,1]|CALL lacks its Options",
                "[48,1,{}]|CALL lacks its Procedure",
                "[48,\"1\",{},\"a\"]|Request of CALL is an integer from 1 to 9007199254740992",
                "[48,0,{},\"a\"]|Request of CALL is an integer from 1 to 9007199254740992",
                "[48,-5,{},\"a\"]|Request of CALL is an integer from 1 to 9007199254740992",
                "[48,9007199254740993,{},\"a\"]|Request of CALL is an integer from 1 to 9007199254740992",
                "[48,1,[],\"a\"]|Options of CALL is a dictionary",
                "[48,1,null,\"a\"]|Options of CALL is a dictionary",
                "[48,1,{},7]|Procedure of CALL is a string",
                "[48,1,{},\"a\",null]|Arguments of CALL is a list",
                "[48,1,{},\"a\",\"b\"]|Arguments of CALL is a list",
                "[48,1,{},\"a\",[],null]|ArgumentsKw of CALL is a dictionary",
                "[48,1,{},\"a\",[],{},1]|CALL has fewer elements than this one",
                "[66,1,2,{}]|UNREGISTER has fewer elements than this one",
                "[48,1,{\"timeout\":-1},\"a\"]|timeout in Options of CALL is an integer from 0 to 9007199254740992",
                "[48,1,{\"progress\":1},\"a\"]|progress in Options of CALL is a boolean",
                "[48,1,{\"progress\":true,\"progress\":false},\"a\"]|progress occurs once in Options of CALL",
                "[64,1,{\"invoke\":\"all\"},\"a\"]|invoke in Options of REGISTER is one of single, roundrobin, random, first, last",
                "[49,1,{\"mode\":\"stop\"}]|mode in Options of CANCEL is one of skip, kill, killnowait",
                "[1,\"r\",{}]|HELLO announces at least one of the roles publisher, subscriber, caller and callee in Details.roles",
                "[1,\"r\",{\"roles\":{\"broker\":{}}}]|HELLO announces at least one of the roles publisher, subscriber, caller and callee in Details.roles",
                "[1,\"r\",{\"roles\":[]}]|roles in Details of HELLO is a dictionary of dictionaries",
                "[1,\"r\",{\"roles\":{\"caller\":true}}]|roles in Details of HELLO is a dictionary of dictionaries",
                "[8,7,1,{},\"e\"]|There is no request of type 7",
            })
    void whatIsWrongIsToldInWords(String frame, String words) {
        assertThatThrownBy(() -> read(frame))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessage(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[48,1,{},\"a\"",
                "[48,1.5,{},\"a\"]",
                "[48,1e3,{},\"a\"]",
                "[48,99999999999999999999,{},\"a\"]",
                "[48,1,{},\"a\"]x",
                "[48,1,{},\"a\",[01]]",
                "[48,1,{\"a\"},\"a\"]",
            })
    void whatIsNoJsonOfTheKindIsToldWithItsPlace(String frame) {
        assertThatThrownBy(() -> read(frame))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageStartingWith("A message is well-formed JSON of the kind that it says.")
                .hasMessageContaining("offset");
    }

    @Test
    void greatestIdIsAnId() {
        assertThat(((Message.Cancel) read("[49,9007199254740992,{}]")).request())
                .isEqualTo(Ids.LAST);
    }

    @Test
    void unknownOptionsMeanNothing() {
        var call = (Message.Call) read("[48,1,{\"_mine\":{\"a\":[1]},\"acknowledge\":\"x\",\"timeout\":7},\"a\"]");

        assertThat(call.options().timeout()).isEqualTo(7);
    }

    @Test
    void payloadIsTheBytesItCameAs() {
        var call = (Message.Call) read("[48,1,{},\"a\", [ 1.0e+2 ,\"\\u00e9\"] , {\"b\" : 12345678901234567890123} ]");

        assertThat(call.payload().arguments()).hasToString("[ 1.0e+2 ,\"\\u00e9\"]");
        assertThat(call.payload().argumentsKw()).hasToString("{\"b\" : 12345678901234567890123}");
    }

    @Test
    void featuresAreReadInBothSpellings() {
        var hello = (Message.Hello) read(
                "[1,\"r\",{\"roles\":{\"callee\":{\"features\":{\"call_cancelling\":true,\"x\":7}},\"caller\":{}}}]");

        assertThat(hello.roles().features())
                .containsEntry(Role.CALLEE, Set.of(Feature.CALL_CANCELING))
                .containsEntry(Role.CALLER, Set.of());
    }

    @Test
    void limitsOfJsonHold() {
        var shallow = new MessageReader(JsonLimits.DEFAULTS.withMaxDepth(3));

        assertThatThrownBy(() -> shallow.read(JsonSlice.of("[48,1,{},\"a\",[[[]]]]")))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining("maxDepth");
    }
}
