package dev.callwire.protocol;

import dev.callwire.json.JsonLimits;

/**
 * The bounds that a protocol keeps.
 *
 * @param json of JSON text
 * @param batchEntries of one batch; 0 refuses batches
 * @param idLength of an id's JSON text, in bytes
 * @param methodLength of a method name, in bytes
 * @param outboundBytes of a frame that gathers the answers of a {@link ReplyGroup}
 */
public record ProtocolLimits(JsonLimits json, int batchEntries, int idLength, int methodLength, int outboundBytes) {}
