package dev.callwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.Handshake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "LocalHost:1", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:80"})
    void pageMayAskALoopbackServerByItsOwnNames(String host) {
        assertThat(Hosts.boundTo("127.0.0.1").allow(byPage(host))).isTrue();
        assertThat(Hosts.boundTo("localhost").allow(byPage(host))).isTrue();
        assertThat(Hosts.boundTo("::1").allow(byPage(host))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.nip.io",
                "[::2]",
                "",
                ":80"
            })
    void pageMayNotAskALoopbackServerByAnyOther(String host) {
        assertThat(Hosts.boundTo("127.0.0.1").allow(byPage(host))).isFalse();
    }

    @Test
    void addressThatTheServerIsBoundToIsItsNameToo() {
        assertThat(Hosts.boundTo("127.0.0.2").allow(byPage("127.0.0.2:80"))).isTrue();
    }

    @Test
    void whatIsNoPageMayAskByAnyName() {
        assertThat(Hosts.boundTo("127.0.0.1").allow(byProgram("build-server.example")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void serverForOthersMayBeAskedByAnyName(String bound) {
        assertThat(Hosts.boundTo(bound).allow(byPage("anything.example"))).isTrue();
    }

    @Test
    void listedNamesHaveAnyPortUnlessTheyNameOne() {
        var hosts = Hosts.of(Set.of("RPC.example", "other.example:81"));

        assertThat(hosts.allow(byProgram("rpc.example"))).isTrue();
        assertThat(hosts.allow(byPage("Rpc.Example:8080"))).isTrue();
        assertThat(hosts.allow(byPage("other.example:81"))).isTrue();
        assertThat(hosts.allow(byPage("other.example:82"))).isFalse();
        assertThat(hosts.allow(byPage("other.example"))).isFalse();
    }

    @Test
    void unlistedNamesAreRefusedWhoeverAsks() {
        var hosts = Hosts.of(Set.of("rpc.example"));

        assertThat(hosts.allow(byProgram("localhost"))).isFalse();
        assertThat(hosts.allow(new Handshake("/", "", Map.of(), List.of(), null)))
                .isFalse();
        assertThat(hosts.allow(new Handshake(
                        "/", "", Map.of("host", List.of("rpc.example", "evil.example")), List.of(), null)))
                .isFalse();
    }

    private static Handshake byPage(String host) {
        return new Handshake(
                "/", "", Map.of("host", List.of(host), "origin", List.of("http://" + host)), List.of(), null);
    }

    private static Handshake byProgram(String host) {
        return new Handshake("/", "", Map.of("host", List.of(host)), List.of(), null);
    }
}
