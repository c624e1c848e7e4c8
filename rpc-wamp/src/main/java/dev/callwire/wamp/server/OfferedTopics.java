package dev.callwire.wamp.server;

import dev.callwire.protocol.Host;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.router.LocalMember;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's topics in one realm, by their URIs. Filled by one thread, then used by any. */
final class OfferedTopics {
    private final LocalMember member;
    private final Map<String, OfferedTopic> byUri = new LinkedHashMap<>();

    /** @param member publishes what others have published */
    OfferedTopics(LocalMember member) {
        this.member = member;
    }

    void add(EventDescriptor event, Host host) {
        byUri.put(event.uri(), new OfferedTopic(event, member, host));
    }

    @Nullable
    OfferedTopic find(String uri) {
        return byUri.get(uri);
    }

    /** Those that a topic or a pattern of topics stands for. */
    List<OfferedTopic> matching(String uri, Match match) {
        if (match == Match.EXACT) {
            var found = byUri.get(uri);
            return found == null ? List.of() : List.of(found);
        }
        return byUri.entrySet().stream()
                .filter(topic -> match.covers(uri, topic.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
