/** References in HTML, as a browser shows them. */
package dev.callwire.it.reference;
