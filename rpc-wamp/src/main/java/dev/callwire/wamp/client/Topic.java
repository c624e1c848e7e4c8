package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import java.util.List;

/**
 * A topic that this end subscribes to.
 *
 * @param name as the text of a JSON string
 * @param parameters the names of its events' parameters, in their order
 */
record Topic(String name, List<String> parameters) {

    /** Its name as a JSON string. */
    JsonSlice quoted() {
        return JsonSlice.of(name);
    }
}
