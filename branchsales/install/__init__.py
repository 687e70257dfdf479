"""What a browser asks beside the pages: the manifest of the app, its icons, the service worker, the offline page."""
