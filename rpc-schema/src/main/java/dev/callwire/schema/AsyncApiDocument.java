package dev.callwire.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The <a href="https://www.asyncapi.com">AsyncAPI</a> 3.0 document of the events and subscriptions of some services, from where the server stands:
 * what it receives and what it sends over JSON-RPC. The same services give the same text, in whatever order they come.
 *
 * <p>A topic is a channel, and so is a method that is answered with a subscription. To subscribe is an operation with a reply. Payloads are whole
 * messages of JSON-RPC, of which a channel has no two that look alike. Calls and other streams are in the {@link OpenRpcDocument}.
 */
public final class AsyncApiDocument {

    private static final String VERSION = "3.0.0";

    private final ObjectNode tree;
    private final int channels;

    private AsyncApiDocument(ObjectNode tree, int channels) {
        this.tree = tree;
        this.channels = channels;
    }

    /**
     * Makes the document. Of the servers, those are in it that are reached by WebSocket.
     *
     * @param services the services, and the interfaces whose objects they pass by reference
     * @throws IllegalArgumentException if two methods have the same wire name, or two events a topic; the message names both
     *     interfaces
     */
    public static AsyncApiDocument of(Collection<ServiceSchema> services, DocumentInfo info) {
        var documented = DocumentedServices.of(services).requireDistinct();
        var schemas = new AsyncApiSchemas(documented.components());
        var channels = new AsyncApiChannels();
        SortedMap<String, String> tags = new TreeMap<>();
        for (int place = 0; place < documented.services().size(); place++) {
            ServiceSchema service = documented.services().get(place);
            int before = channels.count();
            if (!service.callback()) {
                new AsyncApiChannelWriter(service, schemas.writer(place), channels).write();
            }
            if (channels.count() > before) {
                // Services of one namespace are one to those who see no interfaces.
                String description = service.doc().text(service.deprecation());
                tags.merge(OpenRpcTags.name(service), description, (one, other) -> (one + "\n\n" + other).strip());
            }
        }

        ObjectNode document = Json.NODES.objectNode();
        document.put("asyncapi", VERSION);
        ObjectNode about = document.putObject("info").put("title", info.title()).put("version", info.version());
        if (!tags.isEmpty()) {
            ArrayNode told = about.putArray("tags");
            tags.forEach((name, description) -> {
                ObjectNode tag = told.addObject().put("name", name);
                if (!description.isEmpty()) {
                    tag.put("description", description);
                }
            });
        }
        ObjectNode servers = servers(info.servers());
        if (!servers.isEmpty()) {
            document.set("servers", servers);
        }
        document.put("defaultContentType", "application/json");
        channels.addTo(document);
        ObjectNode components = Json.NODES.objectNode();
        if (!channels.sharedMessages().isEmpty()) {
            components.set("messages", channels.sharedMessages());
        }
        ObjectNode used = schemas.used();
        if (!used.isEmpty()) {
            components.set("schemas", used);
        }
        if (!components.isEmpty()) {
            document.set("components", components);
        }
        return new AsyncApiDocument(document, channels.count());
    }

    private static ObjectNode servers(List<URI> urls) {
        ObjectNode servers = Json.NODES.objectNode();
        for (URI url : urls) {
            String protocol = url.getScheme().toLowerCase(Locale.ROOT);
            if (protocol.startsWith("ws")) {
                ObjectNode server = servers.putObject("server" + (servers.isEmpty() ? "" : servers.size() + 1));
                server.put("host", url.getRawAuthority()).put("protocol", protocol);
                if (!url.getRawPath().isEmpty()) {
                    server.put("pathname", url.getRawPath());
                }
            }
        }
        return servers;
    }

    /** How many topics and subscriptions it describes. */
    public int channels() {
        return channels;
    }

    /** The document on one line. */
    public String toJson() {
        return Json.compact(tree);
    }

    /** The document indented by two spaces, with line feeds and one at the end. */
    public String toPrettyJson() {
        return Json.pretty(tree);
    }
}
