package dev.callwire.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentInfoTest {

    @ParameterizedTest
    @ValueSource(strings = {"ws://localhost", "wss://shop.example.com/rpc", "HTTP://[::1]:8080/", " https://a "})
    void urlOfAServerIsRead(String url) {
        assertThat(DocumentInfo.server(url)).hasToString(url.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example.com",
                "ftp://a",
                "ws:a",
                "wss://",
                "ws://me:secret@a",
                "ws://a?b",
                "ws://a#b",
                "ws://{host}"
            })
    void otherUrlsAreRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentInfo.server(url))
                .withMessage("A server must be a URL of ws, wss, http or https with host and path alone, such as"
                        + " wss://shop.example.com/rpc. Found: '" + url + "'.");
    }

    @Test
    void documentOfOpenRpcNamesItsServers() {
        var info = new DocumentInfo("Shop", "1.0", List.of(DocumentInfo.server("wss://shop.example.com/rpc")));

        assertThat(OpenRpcDocument.of(List.of(), info, OpenRpcVersion.V1_4_1).toJson())
                .isEqualTo("{\"openrpc\":\"1.4.1\",\"info\":{\"title\":\"Shop\",\"version\":\"1.0\"},"
                        + "\"servers\":[{\"url\":\"wss://shop.example.com/rpc\"}],"
                        + "\"methods\":[],\"components\":{\"schemas\":{},\"tags\":{}}}");
    }

    @Test
    void otherVersionsOfOpenRpcAreRefused() {
        assertThat(OpenRpcVersion.of("1.3.2")).isEqualTo(OpenRpcVersion.V1_3_2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenRpcVersion.of("2"))
                .withMessage("A version of OpenRPC must be one of 1.3.2, 1.4.1. Found: '2'.");
    }
}
