package dev.callwire.protocol;

import dev.callwire.json.JsonLimits;

/**
 * The bounds that a protocol keeps on what it reads.
 *
 * @param json of JSON text
 * @param batchEntries of one batch; 0 refuses batches
 * @param idLength of an id's JSON text, in bytes
 * @param methodLength of a method name, in bytes
 */
public record ProtocolLimits(JsonLimits json, int batchEntries, int idLength, int methodLength) {}
