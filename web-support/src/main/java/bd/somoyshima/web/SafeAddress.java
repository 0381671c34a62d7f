package bd.somoyshima.web;

import java.util.regex.Pattern;

/** Addresses to which a browser may be sent on: of this installation, never of another host. */
public final class SafeAddress {

    /** A path that begins with one slash, with a query or fragment, everything else as %xx. */
    public static final String FORM =
            "^/(([A-Za-z0-9._~?-]|%[0-9A-Fa-f]{2})([A-Za-z0-9._~/?#=&:@!$'()*+,;-]|%[0-9A-Fa-f]{2})*)?$";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private SafeAddress() {}

    /**
     * Lets an address through.
     *
     * @throws IllegalArgumentException if it may lead elsewhere or is not an address
     */
    public static void require(String parameter, String address) {
        if (!PATTERN.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    parameter
                            + " is '"
                            + address
                            + "'; write an address of the projection that begins with /, with %20 for a space");
        }
    }
}
