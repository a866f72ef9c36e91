/**
 * Signing in to AWS: which profiles there are and in what state, the ways through the browser, sessions, sign-out. Files
 * are understood in {@code config}, portals in {@code sso}, credentials in {@code credentials}; here they come together.
 * Nothing here shows anything or opens a browser: it talks through {@link dev.trainlight.aws.signin.SignInPorts}.
 *
 * <p>Start reading at {@link dev.trainlight.aws.signin.SignInService}. What the wizard and the command line use, all of it
 * off the JavaFX thread but for {@code signIn}, {@code cancel} and {@code watch}, which return at once:
 *
 * <pre>
 * SignInService service = new SignInService(Environment.system());
 *
 * ProfileCatalog catalog = service.catalog();              // groups of profiles with their states; portals; file failures
 * AutoCloseable watching = service.watch(catalog -&gt; …);    // a login made elsewhere, a file edited: a new catalog
 * Optional&lt;SignInChoice&gt; usual = service.usualChoice();     // environment, AWS_PROFILE or default, where there is one
 * SignInMethod method = service.suggestedMethod();         // BROWSER, or CODE over SSH, in WSL, in a container
 *
 * SignInChoice choice = SignInChoice.profile("dev");       // or .environment(), .machine(), .usual(),
 *                                                          // .portal(portal), .portalRole(portal, account, role)
 * SignInFlow flow = service.signIn(choice, options, ports, state -&gt; …);
 *     // SignInOptions(method, openBrowser, region); SignInPorts(Browser, MfaPrompt)
 *     // SignInState: Idle → Opening → WaitingForBrowser(url, code?, until, opened) → Exchanging
 *     //            → SignedIn(identity, session) | PortalOpen(portal) | Failed(failure) | Cancelled
 * flow.cancel();
 *
 * SsoPortal portal = service.portal(startUrl, region);      // without any profile: what somebody typed or pasted
 * List&lt;SsoAccount&gt; accounts = service.ssoAccounts(portal, cancellation);     // after PortalOpen
 * List&lt;String&gt; roles = service.ssoRoles(portal, accountId, cancellation);
 * AwsSession session = service.open(choice, region, prompt);   // without any browser: the command line, "check again"
 * Identity identity = service.identify(session);
 * service.signOut(portal);
 * service.close();
 * </pre>
 *
 * A session goes on after a renewed sign-in at its portal: there is no need to open it again.
 */
package dev.trainlight.aws.signin;
