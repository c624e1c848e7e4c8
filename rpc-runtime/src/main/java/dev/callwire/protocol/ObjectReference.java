package dev.callwire.protocol;

/**
 * An object that stays where it is while its peer calls it.
 *
 * @param handle its number, given by the end that owns it
 * @param ownedBySender whether the end that sends the reference owns the object, or gives back one of its peer's
 * @param callScoped whether the reference ends with the call that carries it; otherwise it lasts until it is released
 */
public record ObjectReference(long handle, boolean ownedBySender, boolean callScoped) {}
