/* What the pages do beyond links and forms, one idea a file. Everything here is a comfort; every page works without it. */
import "./once.js";
import "./toasts.js";
import "./combobox.js";
import "./keys.js";
import "./dates.js";
import "./opens.js";
import "./focus.js";
