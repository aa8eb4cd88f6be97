/** Which instances of a service are asked: those that refuse connections, hang or drop them are left out and tried again later. */
@NullMarked
package org.kiosque.gateway.edge.instances;

import org.jspecify.annotations.NullMarked;
