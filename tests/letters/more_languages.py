"""The texts of the golden cases in French, Spanish, Italian and the Chinese of Taiwan, by how the English text begins."""

from __future__ import annotations

ID, ASIN = "203-5518402-7719036", "B0D4W2RX7L"
TEXTS = {
    "Two orders were packed on September 28": {
        "fr": "Deux commandes ont été emballées le 28 septembre mais n'ont pas été enlevées, car le dépôt UPS de Reno était fermé du 28 septembre au 30 septembre. Notre procédure d'expédition ne prévoyait qu'un seul enlèvement, sans autre moyen de remettre les colis, et l'avis de fermeture est arrivé dans une boîte de messagerie qu'aucune fonction n'était chargée de consulter.",
        "es": "Dos pedidos se embalaron el 28 de septiembre, pero no se recogieron porque el centro de UPS en Reno estuvo cerrado del 28 de septiembre al 30 de septiembre. Nuestro procedimiento de envío solo preveía una recogida, sin una segunda vía para entregar los paquetes, y el aviso de cierre llegó a un buzón que ningún puesto tenía asignado revisar.",
        "it": "Due ordini sono stati imballati il 28 settembre ma non ritirati, perché l'hub UPS di Reno è rimasto chiuso dal 28 settembre al 30 settembre. La nostra procedura di spedizione prevedeva un solo ritiro, senza una seconda via per consegnare i pacchi, e l'avviso di chiusura è arrivato in una casella di posta che nessun ruolo era incaricato di leggere.",
        "zh-TW": "兩筆訂單於9月28日完成包裝，但因 UPS 雷諾站於9月28日至9月30日關閉而未收件。本賣場的出貨流程只安排一次收件，沒有第二種交寄方式，關閉通知也寄到一個未指定職務負責查看的信箱。",
    },
    "The third order stayed in our exception queue": {
        "fr": "La troisième commande est restée dans notre file d'exceptions du 29 septembre à 10 h 12 au 1er octobre à 9 h 30 (UTC-07:00), car cette file n'avait ni alerte ni responsable. Aucun événement de transport n'est en cause.",
        "es": "El tercer pedido permaneció en nuestra cola de excepciones desde el 29 de septiembre, 10:12, hasta el 1 de octubre, 09:30 (UTC-07:00), porque la cola no tenía ni alerta ni responsable. El transportista no intervino en ello.",
        "it": "Il terzo ordine è rimasto nella nostra coda delle eccezioni dal 29 settembre, 10:12, al 1º ottobre, 09:30 (UTC-07:00), perché la coda non aveva né un avviso né un responsabile. Il corriere non vi ha avuto parte.",
        "zh-TW": "第三筆訂單自9月29日 10:12 至10月1日 09:30（UTC-07:00）滯留在本賣場的異常佇列，因為該佇列沒有警示，也沒有負責人，與物流業者無關。",
    },
    "A second hand-over route was opened": {
        "fr": "Un second moyen de remise a été ouvert au guichet UPS situé à 3 miles de l'entrepôt et utilisé pour 5 colis le premier jour.",
        "es": "Se abrió una segunda vía de entrega en el mostrador de UPS situado a 3 millas del almacén, utilizada con 5 paquetes el primer día.",
        "it": "È stata aperta una seconda via di consegna allo sportello UPS a 3 miglia dal magazzino, usata per 5 pacchi il primo giorno.",
        "zh-TW": "已在距倉庫 3 英里的 UPS 櫃檯開通第二種交寄方式，首日交寄 5 件包裹。",
    },
    "Carrier closure notices were redirected": {
        "fr": "Les avis de fermeture des transporteurs ont été redirigés vers le téléphone de l'équipe ; un avis d'essai a été confirmé au bout de 6 minutes.",
        "es": "Los avisos de cierre de los transportistas se redirigieron al teléfono del turno; un aviso de prueba se confirmó a los 6 minutos.",
        "it": "Gli avvisi di chiusura dei corrieri sono stati reindirizzati al telefono del turno; un avviso di prova è stato confermato dopo 6 minuti.",
        "zh-TW": "物流業者的關閉通知已改發至當班手機，測試通知於 6 分鐘後確認。",
    },
    "The exception queue was given an alarm": {
        "fr": "La file d'exceptions a été dotée d'une alerte au bout de 60 minutes et le responsable de l'entrepôt en a été chargé ; l'alerte a été testée le jour même.",
        "es": "La cola de excepciones recibió una alerta a los 60 minutos y se nombró responsable al responsable del almacén; la alerta se probó el mismo día.",
        "it": "La coda delle eccezioni è stata dotata di un avviso dopo 60 minuti e affidata al responsabile del magazzino; l'avviso è stato provato lo stesso giorno.",
        "zh-TW": "異常佇列已加設 60 分鐘警示，並指定倉庫主管負責，當天完成測試。",
    },
    "The shift lead compares the orders": {
        "fr": "Le chef d'équipe compare les commandes à expédier le jour même aux scans du transporteur ; ce qui n'est pas scanné à 16 h 45 est apporté au guichet avant sa fermeture à 18 h 30.",
        "es": "El jefe de turno compara los pedidos que vencen ese día con los escaneos del transportista; lo que no se ha escaneado a las 16:45 se lleva al mostrador antes de su cierre a las 18:30.",
        "it": "Il capoturno confronta gli ordini in scadenza quel giorno con le scansioni del corriere; ciò che non è scansionato entro le 16:45 viene portato allo sportello prima della chiusura alle 18:30.",
        "zh-TW": "當班組長將當日應出貨的訂單與物流業者掃描紀錄核對；16:45 仍未掃描者，於 18:30 關門前送至櫃檯。",
    },
    "Every order in the exception queue": {
        "fr": "Chaque commande de la file d'exceptions est traitée ou transmise au responsable des opérations dans un délai de 4 heures.",
        "es": "Cada pedido de la cola de excepciones se resuelve o se traslada al responsable de operaciones en un plazo de 4 horas.",
        "it": "Ogni ordine della coda delle eccezioni è evaso o passato al responsabile operativo entro 4 ore.",
        "zh-TW": "異常佇列中的每筆訂單於 4 小時內處理完畢或移交營運經理。",
    },
    "The buyer of the third order was told": {
        "fr": "L'acheteur de la troisième commande a été informé de la nouvelle date de livraison et les frais d'expédition de 6,90 USD lui ont été remboursés.",
        "es": "Se comunicó al comprador del tercer pedido la nueva fecha de entrega y se le reembolsaron los gastos de envío de 6,90 USD.",
        "it": "All'acquirente del terzo ordine è stata comunicata la nuova data di consegna e sono state rimborsate le spese di spedizione di 6,90 USD.",
        "zh-TW": "已告知第三筆訂單的買家新的送達日期，並退還運費 USD 6.90。",
    },
    "Please accept this plan of action and reactivate": {
        "fr": "Veuillez accepter ce plan d'action et réactiver nos offres expédiées par le vendeur sur Amazon.com.",
        "es": "Solicitamos que acepten este plan de acción y reactiven nuestras ofertas gestionadas por el vendedor en Amazon.com.",
        "it": "Chiediamo che il presente piano d'azione sia accolto e che le nostre offerte gestite dal venditore su Amazon.com siano riattivate.",
        "zh-TW": "敬請貴平台核准本改善計畫，並恢復本賣場於 Amazon.com 自行出貨的商品。",
    },
    "Warning of a Late Shipment Rate": {
        "fr": "Avertissement pour un taux d'expéditions en retard de 4,6 %.",
        "es": "Advertencia por una tasa de envíos con retraso de 4,6 %.",
        "it": "Avviso per una percentuale spedizioni in ritardo pari a 4,6%.",
        "zh-TW": "因遲出貨率 4.6% 收到警告。",
    },
    "After that warning we only reminded": {
        "fr": "Après cet avertissement, une simple consigne orale avait été donnée au poste d'emballage. Le second moyen de remise et l'alerte de la file décrits ci-dessus n'existaient pas encore.",
        "es": "Tras aquella advertencia solo recordamos la instrucción de palabra al equipo de embalaje. La segunda vía de entrega y la alerta de la cola descritas arriba no existían entonces.",
        "it": "Dopo quell'avviso ci eravamo limitati a richiamare a voce il team di imballaggio. La seconda via di consegna e l'avviso della coda sopra descritti allora non esistevano.",
        "zh-TW": "當時收到警告後，本賣場僅口頭提醒包裝組，上述第二種交寄方式與佇列警示當時都不存在。",
    },
    "UPS announced that its Reno hub": {
        "fr": "UPS a annoncé que son dépôt de Reno n'effectuerait aucun enlèvement du 2026-09-28 au 2026-09-30.",
        "es": "UPS anunció que su centro de Reno no realizaría recogidas del 2026-09-28 al 2026-09-30.",
        "it": "UPS ha annunciato che il suo hub di Reno non avrebbe effettuato ritiri dal 2026-09-28 al 2026-09-30.",
        "zh-TW": "UPS 公告雷諾站自 2026-09-28 至 2026-09-30 停止收件。",
    },
    "The Royal Mail record shows": {
        "fr": f"D'après Royal Mail, la commande {ID} a été livrée le 2026-10-27 12:41 UTC à Leeds LS8, le secteur postal de la commande.",
        "es": f"Según Royal Mail, el pedido {ID} se entregó el 2026-10-27 12:41 UTC en Leeds LS8, la zona postal del pedido.",
        "it": f"Secondo Royal Mail l'ordine {ID} è stato consegnato il 2026-10-27 12:41 UTC a Leeds LS8, la zona postale dell'ordine.",
        "zh-TW": f"Royal Mail 紀錄顯示，訂單 {ID} 已於 2026-10-27 12:41 UTC 送達 Leeds LS8，與訂單的郵遞區號相符。",
    },
    "The proof of delivery holds a photo": {
        "fr": "La preuve de livraison comporte une photo du colis devant la porte, prise à 12 h 41 UTC, et le point GPS de la livraison.",
        "es": "La prueba de entrega contiene una foto del paquete en la puerta, tomada a las 12:41 UTC, y el punto GPS de la entrega.",
        "it": "La prova di consegna contiene una foto del pacco alla porta, scattata alle 12:41 UTC, e il punto GPS della consegna.",
        "zh-TW": "送達證明含有 12:41 UTC 拍攝的門口包裹照片，以及投遞的 GPS 位置。",
    },
    "We answered the buyer's message of": {
        "fr": "Au message de l'acheteur du 2026-10-29 09:15 UTC, nous avons répondu le 2026-10-29 11:02 UTC en joignant le relevé de livraison et la photo.",
        "es": "Al mensaje del comprador del 2026-10-29 09:15 UTC respondimos el 2026-10-29 11:02 UTC con el registro de entrega y la foto.",
        "it": "Al messaggio dell'acquirente del 2026-10-29 09:15 UTC abbiamo risposto il 2026-10-29 11:02 UTC con la registrazione della consegna e la foto.",
        "zh-TW": "買家於 2026-10-29 09:15 UTC 來訊，本賣場於 2026-10-29 11:02 UTC 回覆，並附上送達紀錄與照片。",
    },
    "The metric report marks three packages": {
        "fr": "Le rapport d'indicateurs classe trois colis comme dépourvus de scan valide, alors que chacun présente un scan de prise en charge et un scan de livraison de DHL.",
        "es": "El informe de métricas marca tres paquetes como carentes de escaneo válido, aunque cada uno tiene un escaneo de recogida y un escaneo de entrega de DHL.",
        "it": "Il report delle metriche segna tre pacchi come privi di scansione valida, benché per ciascuno vi siano una scansione di presa in carico e una scansione di consegna di DHL.",
        "zh-TW": "績效指標報表將三件包裹標示為無有效掃描，而 DHL 對每件包裹均有收件掃描與送達掃描。",
    },
    "By our own count from the metric report": {
        "fr": "D'après notre propre décompte sur la base du rapport d'indicateurs du 2026-10-15 au 2026-11-13, 242 colis sur 258 étaient valides (93,8 %) ; avec ces trois, il y en a 245 sur 258 (95,0 %).",
        "es": "Según nuestro propio recuento a partir del informe de métricas del 2026-10-15 al 2026-11-13, 242 de 258 paquetes eran válidos (93,8 %); con estos tres son 245 de 258 (95,0 %).",
        "it": "Secondo il nostro conteggio sul report delle metriche dal 2026-10-15 al 2026-11-13, 242 pacchi su 258 erano validi (93,8%); con questi tre sono 245 su 258 (95,0%).",
        "zh-TW": "依 2026-10-15 至 2026-11-13 的績效指標報表自行計算，258 件包裹中有 242 件有效（93.8%）；加計這三件後為 258 件中的 245 件（95.0%）。",
    },
    "The carrier name was sent to you as DHL": {
        "fr": "Le nom du transporteur vous a été transmis (DHL) avec la confirmation d'expédition de chaque commande, avant le premier scan.",
        "es": "El nombre del transportista se les comunicó como DHL con la confirmación de envío de cada pedido, antes del primer escaneo.",
        "it": "Il nome del corriere vi è stato trasmesso come DHL con la conferma di spedizione di ogni ordine, prima della prima scansione.",
        "zh-TW": "每筆訂單在首次掃描之前，已隨確認出貨向貴平台提交物流業者名稱 DHL。",
    },
    "Please count the three packages above": {
        "fr": "Veuillez comptabiliser les trois colis ci-dessus comme valablement suivis, rectifier le taux de suivi valide de la catégorie et réactiver ses offres expédiées par le vendeur.",
        "es": "Solicitamos que contabilicen los tres paquetes anteriores como seguidos válidamente, rectifiquen la tasa de seguimiento válido de la categoría y reactiven sus ofertas gestionadas por el vendedor.",
        "it": "Chiediamo che i tre pacchi sopra indicati siano conteggiati come tracciati validamente, che la percentuale di tracking validi della categoria sia rettificata e che le relative offerte gestite dal venditore siano riattivate.",
        "zh-TW": "敬請貴平台將上列三件包裹計為有效追蹤，更正該類別的有效追蹤率，並恢復該類別自行出貨的商品。",
    },
    f"Please restore the listing of ASIN {ASIN}": {
        "fr": f"Veuillez rétablir l'offre de l'ASIN {ASIN} et clore le dossier correspondant.",
        "es": f"Solicitamos que restablezcan la ficha del ASIN {ASIN} y cierren el expediente correspondiente.",
        "it": f"Chiediamo che l'offerta dell'ASIN {ASIN} sia ripristinata e che la relativa pratica sia chiusa.",
        "zh-TW": f"敬請貴平台恢復 ASIN {ASIN} 的上架，並結束其受限制商品的案件。",
    },
    f"ASIN {ASIN} is a food thermometer": {
        "fr": f"L'ASIN {ASIN} est un thermomètre alimentaire doté d'une sonde en acier de 12 cm et d'une plage de -50 à 300 °C ; la notification l'a lu comme un dispositif médical, ce qu'il n'est pas.",
        "es": f"El ASIN {ASIN} es un termómetro de alimentos con una sonda de acero de 12 cm y un intervalo de -50 a 300 °C; la notificación lo interpretó como un producto sanitario, y no lo es.",
        "it": f"L'ASIN {ASIN} è un termometro per alimenti con una sonda in acciaio di 12 cm e un intervallo da -50 a 300 °C; la notifica lo ha letto come un dispositivo medico, quale non è.",
        "zh-TW": f"ASIN {ASIN} 為食品溫度計，鋼製探針長 12 cm，量測範圍 -50 至 300 °C；通知將其視為醫療器材，與事實不符。",
    },
    "The listing, its keywords and its images": {
        "fr": "La fiche produit, ses mots-clés et ses images ne mentionnent que la cuisine ; aucune version depuis le 2026-03-02 n'évoquait le corps humain ou la santé.",
        "es": "La ficha de producto, sus palabras clave y sus imágenes solo mencionan la cocina; ninguna versión desde el 2026-03-02 hablaba del cuerpo humano o de la salud.",
        "it": "La scheda prodotto, le sue parole chiave e le sue immagini citano solo la cucina; nessuna versione dal 2026-03-02 menzionava il corpo umano o la salute.",
        "zh-TW": "商品頁面、關鍵字與圖片僅涉及烹飪；自 2026-03-02 以來的任何版本均未提及人體或健康。",
    },
    "The label and the manual carry the words": {
        "fr": "L'étiquette et la notice portent la mention « for food only ».",
        "es": "La etiqueta y el manual llevan la indicación «for food only».",
        "it": "L'etichetta e il manuale riportano la dicitura «for food only».",
        "zh-TW": "標籤與說明書均印有「for food only」字樣。",
    },
}
CONSEQUENCE = {
    "fr": "le délai de traitement est porté à 2 jours jusqu'à ce que le taux soit inférieur à 1 %",
    "es": "el tiempo de preparación se amplía a 2 días hasta que la tasa sea inferior a 1 %",
    "it": "il tempo di gestione è portato a 2 giorni finché la percentuale non è inferiore a 1%",
    "zh-TW": "備貨時間改為 2 天，直到該比率低於 1%",
}
